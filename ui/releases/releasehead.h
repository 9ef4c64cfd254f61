#pragma once

#include "models/items/choice.h"
#include "models/releases/release.h"

#include <QWidget>

namespace colophon {

class LinkButton;
class MetricChanges;
class VersionCard;

/// The head of the release window: from which version to which, and how the main metrics change. It stays in sight
/// while the form below it scrolls.
class ReleaseHead : public QWidget
{
    Q_OBJECT

public:
    explicit ReleaseHead(const ChosenVersions& chosen, QWidget* parent = nullptr);

    void setPlan(const Catalog& catalog, const ReleasePlan& plan);
    /// Draws a line below: something has scrolled under it.
    void setUnderlined(bool isUnderlined);
    /// What the keyboard stops at.
    QWidget* compareButton() const;

Q_SIGNALS:
    void compareRequested();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QWidget* makeSides();
    QWidget* makeChanges();
    void setChanges(const Model* model, const Version* from, const Version* to, const Directions& corrected);

    const ChosenVersions& m_chosen;
    VersionCard* m_from = nullptr;
    VersionCard* m_to = nullptr;
    MetricChanges* m_changes = nullptr;
    QWidget* m_changesRow = nullptr;
    LinkButton* m_compare = nullptr;
    bool m_isUnderlined = false;
};

} // namespace colophon
