#pragma once

#include "models/releases/labeladvice.h"

#include <QWidget>

class QLineEdit;

namespace colophon {

class PlainLabel;

/// The label of a release with the suggested one in it, why that one was suggested, and what is wrong with another one.
class ReleaseLabelField : public QWidget
{
    Q_OBJECT

public:
    explicit ReleaseLabelField(QWidget* parent = nullptr);

    /// The label that was typed stays; one that was only suggested is replaced.
    void setAdvice(const LabelAdvice& advice);
    /// One that was typed earlier; the suggestion does not replace it, nor it what is typed by now.
    void setLabel(const QString& label);
    QString label() const;
    QWidget* field() const;

Q_SIGNALS:
    void changed();

private:
    void follow();

    QLineEdit* m_field;
    PlainLabel* m_explanation;
    LabelAdvice m_advice;
    bool m_isOurs = true; ///< nobody has typed a label
};

} // namespace colophon
