#pragma once

#include "models/catalog/catalog.h"
#include "ui/widgets/badge.h"

#include <QList>
#include <QWidget>

class QGridLayout;
class QPushButton;

namespace colophon {

class ActionRegistry;
class Banner;
class LinkButton;
class PlainLabel;

/// The head of Details: mark, model, label, stage and integrity; who, what, when and why; and what can be done.
class VersionHeader : public QWidget
{
    Q_OBJECT

public:
    explicit VersionHeader(ActionRegistry& actions, QWidget* parent = nullptr);

    void setVersion(const Catalog& catalog, const Version& version, int slot);
    /// With what the version would be compared, or why it cannot be.
    void setCompareHint(const QString& hint, bool isPossible);
    /// Badges of its stages, as many as fit into this room; the rest as "+1".
    QList<Badge> stageBadges(int room) const;

Q_SIGNALS:
    void compareRequested();
    /// Nobody recorded why this version exists, and the user wants to say it.
    void noteRequested();

protected:
    bool event(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    struct Line
    {
        PlainLabel* value;
        PlainLabel* origin;
    };
    Line addLine(int row, const QString& iconName, const QString& question);
    void makeButtons();
    QPushButton* makeMoreButton();
    void updateButtons();

    ActionRegistry& m_actions;
    QString m_model;
    QString m_label;
    int m_slot = -1;
    Integrity m_integrity = Integrity::NotRecorded;
    QStringList m_stages;
    QGridLayout* m_lines;
    Line m_who;
    Line m_what;
    Line m_when;
    Line m_why;
    QPushButton* m_mark = nullptr;
    QPushButton* m_compare = nullptr;
    PlainLabel* m_reasonOff = nullptr;
    LinkButton* m_writeNote;
};

} // namespace colophon
