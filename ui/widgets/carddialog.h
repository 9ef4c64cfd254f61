#pragma once

#include <QDialog>
#include <QPointer>

#include <functional>

namespace colophon {

/// The translucent sheet that lies over a window while a dialog of it is open.
class Scrim : public QWidget
{
    Q_OBJECT

public:
    explicit Scrim(QWidget* window);

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
};

/// A dialog that is modal to its window and dims it. Opened with open(), never with exec(): nothing waits for it; the
/// answer comes by signal.
class CardDialog : public QDialog
{
    Q_OBJECT

public:
    /// `title` is also the accessible name: "Mark churn v1.2.0 as production".
    CardDialog(const QString& title, QWidget* window);
    ~CardDialog() override;

    /// While this is off neither Esc, Cancel nor the window's close button closes the dialog.
    void setClosable(bool closable);
    bool isClosable() const { return m_isClosable; }

    void reject() override;

protected:
    /// What Ctrl+Enter does, from every field; from then on Enter alone never confirms.
    void setConfirmation(std::function<void()> confirm);

    /// Takes its wanted size and its place over the window again, after its content changed.
    void placeOverWindow();

    void keyPressEvent(QKeyEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void placeOver(const QWidget& window);

    QPointer<Scrim> m_scrim;
    bool m_isConfirmedByKeys = false;
    bool m_isClosable = true;
};

} // namespace colophon
