#include "ui/widgets/searchfield.h"

#include "ui/widgets/icons.h"

#include <QAction>
#include <QKeyEvent>
#include <QTimer>

namespace colophon {

SearchField::SearchField(const QString& name, QWidget* parent)
    : QLineEdit(parent)
{
    setPlaceholderText(name);
    setAccessibleName(name);
    setClearButtonEnabled(true);
    QAction* lens = addAction(icon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    lens->setText(name);
    connect(lens, &QAction::triggered, this, [this] { setFocus(Qt::OtherFocusReason); });

    auto* rest = new QTimer(this);
    rest->setSingleShot(true);
    rest->setInterval(80);
    connect(rest, &QTimer::timeout, this, [this] { Q_EMIT searched(text()); });
    connect(this, &QLineEdit::textChanged, rest, [rest](const QString& text) { rest->start(text.isEmpty() ? 0 : 80); });
}

void SearchField::keyPressEvent(QKeyEvent* event)
{
    if (event->key() != Qt::Key_Escape) {
        QLineEdit::keyPressEvent(event);
        return;
    }
    if (text().isEmpty())
        Q_EMIT left();
    else
        clear();
}

} // namespace colophon
