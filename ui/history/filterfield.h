#pragma once

#include "ui/history/filtertokens.h"

#include <QWidget>

class QLineEdit;

namespace colophon {

class IconButton;

/// The field in which a filter is written: finished conditions are tokens with a cross, the rest is text.
/// What the line edit is given by typing comes out as a draft; the field judges nothing.
class FilterField : public QWidget
{
    Q_OBJECT

public:
    explicit FilterField(QWidget* parent = nullptr);

    void setDraft(const FilterDraft& draft);
    const FilterDraft& draft() const { return m_draft; }
    QLineEdit* edit() const { return m_edit; }
    /// An error outline, with the reason as description.
    void setWrong(const QString& reason);
    /// Takes the last condition out, with what connects it.
    void dropLastCondition();
    /// Replaces the last word that is typed.
    void completeLastWord(const QString& text);

    QSize sizeHint() const override;

Q_SIGNALS:
    void drafted(const colophon::FilterDraft& draft); ///< the user changed something
    void committed(); ///< Enter
    void saveAsked();
    void clearAsked();
    /// Up and Down in the field, for the list of completions.
    void stepAsked(int by);
    void acceptAsked(); ///< Tab
    void escapePressed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void typed(const QString& text);
    bool keyPressed(QKeyEvent& event);
    void change(const FilterDraft& draft);
    /// Tells assistive tools the whole filter: the text of the field is only its end.
    void describe();
    void placeParts();
    qsizetype crossAt(QPointF place) const;

    FilterDraft m_draft;
    QList<QRectF> m_places; ///< of the tokens, in the order of the draft
    qsizetype m_hidden = 0; ///< tokens scrolled out at the left
    qsizetype m_hoveredCross = -1;
    QString m_wrong; ///< why it is not a filter; empty: it is one
    QLineEdit* m_edit;
    IconButton* m_save;
    IconButton* m_clear;
};

} // namespace colophon
