#pragma once

#include <QComboBox>
#include <QWidget>

namespace colophon {

class PlainLabel;

/// A menu field with its label. On Linux assistive tools know a combo box by its label only, so there always is one;
/// it may be hidden from the eye where the place says what the field is.
class ComboField : public QWidget
{
    Q_OBJECT

public:
    explicit ComboField(const QString& label, QWidget* parent = nullptr);

    QComboBox* box() const { return m_box; }
    void setLabelVisible(bool visible);
    /// Adds a choice whose text comes from outside.
    void addItem(const QString& text, const QVariant& data = {});
    void clear() { m_box->clear(); }
    QString currentText() const { return m_box->currentText(); }
    QVariant currentData() const { return m_box->currentData(); }
    /// Chooses the entry with this data, without a signal; false if there is none.
    bool setCurrentData(const QVariant& data);

Q_SIGNALS:
    /// The user chose.
    void chosen(const QVariant& data);

private:
    PlainLabel* m_label;
    QComboBox* m_box;
};

} // namespace colophon
