#pragma once

#include "models/compare/comparison.h"

#include <QSet>
#include <QWidget>

namespace colophon {

/// One strip for each reason why numbers must not be compared, and for what a live test says. A strip can be closed;
/// the ≠ marks in the table stay.
class IncomparabilityBanners : public QWidget
{
    Q_OBJECT

public:
    explicit IncomparabilityBanners(QWidget* parent = nullptr);

    void setComparison(const Comparison& comparison);

Q_SIGNALS:
    void leaveOutRequested(const QStringList& versionIds);
    /// Shows the rows of the data that differ.
    void showDataRequested();

private:
    void addBanner(const Comparison& comparison, const Incomparability& reason);
    void addLiveTest(const QString& sentence);
    void remember(const QString& text);

    QSet<QString> m_closed; ///< details of strips that were closed
};

/// "v1.3.0 was measured on other labels."
QString incomparabilityHeadline(const Comparison& comparison, const Incomparability& reason);
/// "≠ Other labels", the badge in the header of a version.
QString incomparabilityBadge(const Incomparability& reason);

} // namespace colophon
