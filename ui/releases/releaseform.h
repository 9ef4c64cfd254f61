#pragma once

#include "models/items/releaseconfirmation.h"
#include "models/releases/labeladvice.h"

#include <QWidget>

class QCheckBox;
class QScrollArea;
class QVBoxLayout;

namespace colophon {

class EffectList;
class GateList;
class LimitedTextEdit;
class PlainLabel;
class ReleaseLabelField;

/// The body of the release window, below its head: what will happen, gates and caution, which scroll where there is no
/// room for all of them, and below them label and reason, which always stay in sight.
class ReleaseForm : public QWidget
{
    Q_OBJECT

public:
    explicit ReleaseForm(QWidget* parent = nullptr);

    /// Fills everything; the reason that was typed and the ticks of equal gates stay.
    void setPlan(const ReleasePlan& plan);
    /// Suggests a label for the release and asks for it; empty: none is asked for. What was typed stays.
    void setLabelAdvice(const std::optional<LabelAdvice>& advice);
    ConfirmationInput input() const;
    void setReason(const QString& reason);
    /// In place of what is suggested; empty: none.
    void setLabel(const QString& label);
    void focusReason();
    /// Scrolls to the control that has the focus: nobody should tick what cannot be seen.
    void keepFocusInSight();
    /// As high as everything in it at this width, so that nothing scrolls.
    int fittingHeight(int width) const;
    QScrollArea* scroll() const { return m_scroll; }
    /// What the keyboard stops at, from the top down; changes with each plan.
    QWidgetList tabOrder() const;
    /// Shows how many characters are still needed.
    void setConfirmation(const Confirmation& confirmation);
    void setReadOnly(bool isReadOnly);

Q_SIGNALS:
    void inputChanged();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    QWidget* makeBody();
    QWidget* makeFields();
    QWidget* makeReason();
    static PlainLabel* addHeading(const QString& text, QVBoxLayout& layout);

    QScrollArea* m_scroll;
    QWidget* m_body = nullptr;
    QWidget* m_fields = nullptr;
    EffectList* m_effects;
    PlainLabel* m_gatesTitle;
    GateList* m_gates;
    QCheckBox* m_caution;
    PlainLabel* m_cautionText;
    ReleaseLabelField* m_label;
    LimitedTextEdit* m_reason;
    PlainLabel* m_needed;
    PlainLabel* m_count;
};

} // namespace colophon
