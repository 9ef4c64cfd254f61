#pragma once

#include <QObject>
#include <QString>

#include <optional>

namespace colophon {

/// Where the reader's attention is, shared by all plots and lists of a page: an x value, and one version.
class PlotCursor : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    std::optional<double> x() const { return m_x; }
    QString version() const { return m_version; }

    void setX(std::optional<double> x)
    {
        if (x == m_x)
            return;
        m_x = x;
        Q_EMIT changed();
    }
    void setVersion(const QString& id)
    {
        if (id == m_version)
            return;
        m_version = id;
        Q_EMIT changed();
    }

    void follow(const PlotCursor& other)
    {
        setX(other.m_x);
        setVersion(other.m_version);
    }

Q_SIGNALS:
    void changed();

private:
    std::optional<double> m_x;
    QString m_version;
};

} // namespace colophon
