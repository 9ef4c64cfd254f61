#pragma once

#include "models/items/choice.h"
#include "models/items/releaseconfirmation.h"

#include <QWidget>

class QCheckBox;
class QLabel;

namespace colophon {

class EffectList;
class GateList;
class LimitedTextEdit;
class LinkButton;
class MetricChanges;
class PlainLabel;
class VersionCard;

/// The body of the release window: from and to, what will happen, gates, caution and reason.
class ReleaseForm : public QWidget
{
    Q_OBJECT

public:
    explicit ReleaseForm(const ChosenVersions& chosen, QWidget* parent = nullptr);

    /// Fills everything; the reason that was typed and the ticks of equal gates stay.
    void setPlan(const CatalogPointer& catalog, const ReleasePlan& plan);
    ConfirmationInput input() const;
    void setReason(const QString& reason);
    void focusReason();
    /// What the keyboard stops at, from the top down; changes with each plan.
    QWidgetList tabOrder() const;
    /// Shows how many characters are still needed.
    void setConfirmation(const Confirmation& confirmation);
    void setReadOnly(bool isReadOnly);

Q_SIGNALS:
    void inputChanged();
    void compareRequested();

private:
    void setSides(const Catalog& catalog, const ReleasePlan& plan);
    void setChanges(const Model* model, const Version* from, const Version* to);
    QWidget* makeSides();
    QWidget* makeReason();
    PlainLabel* addHeading(const QString& text);

    const ChosenVersions& m_chosen;
    VersionCard* m_from;
    VersionCard* m_to;
    MetricChanges* m_changes;
    QWidget* m_changesRow;
    LinkButton* m_compare;
    EffectList* m_effects;
    PlainLabel* m_gatesTitle;
    GateList* m_gates;
    QCheckBox* m_caution;
    PlainLabel* m_cautionText;
    LimitedTextEdit* m_reason;
    PlainLabel* m_needed;
    PlainLabel* m_count;
};

} // namespace colophon
