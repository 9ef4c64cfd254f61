#include "ui/shell/filternaming.h"

#include "models/items/savedfilters.h"

#include <QCoreApplication>
#include <QFontMetrics>
#include <QInputDialog>
#include <QLineEdit>

#include <algorithm>

namespace colophon {

namespace {

constexpr qsizetype kMostLetters = 40;
constexpr int kRoomyLetters = 32; ///< that the field shows at least
constexpr int kMostRoomyLetters = 60; ///< and at most: names that were given by hand may be longer than any window

QString tr(const char* text)
{
    return QCoreApplication::translate("FilterNaming", text);
}

/// The dialog makes its field as narrow as its buttons are; a name is read whole.
void makeRoomForName(QInputDialog& dialog, const QString& name)
{
    auto* field = dialog.findChild<QLineEdit*>();
    if (!field)
        return;
    const QFontMetrics metrics(field->font());
    const int letter = metrics.averageCharWidth();
    const int room = std::clamp(metrics.horizontalAdvance(name), letter * kRoomyLetters, letter * kMostRoomyLetters);
    field->setMinimumWidth(room + 2 * metrics.height()); // and the margins beside it
}

void ask(QWidget* window, const SavedFilters& filters, const FilterNaming& naming, const QString& label,
         const std::function<void(const QString&)>& done)
{
    auto* dialog = new QInputDialog(window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(naming.title);
    dialog->setLabelText(label);
    dialog->setTextValue(naming.proposal);
    makeRoomForName(*dialog, naming.proposal);
    QObject::connect(dialog, &QInputDialog::textValueSelected, window, [=, &filters](const QString& text) {
        const QString name = text.trimmed();
        FilterNaming again = naming;
        if (!name.isEmpty())
            again.proposal = name;
        if (name.isEmpty())
            ask(window, filters, again, tr("A filter needs a name."), done);
        else if (name != naming.own && filters.named(name))
            ask(window, filters, again, tr("Another filter has this name. Choose another one."), done);
        else
            done(name);
    });
    dialog->open();
}

} // namespace

void askFilterName(QWidget* window, const SavedFilters& filters, const FilterNaming& naming,
                   const std::function<void(const QString& name)>& done)
{
    ask(window, filters, naming, tr("Name"), done);
}

QString filterNameOf(const QString& text)
{
    const QString line = text.simplified();
    return line.size() <= kMostLetters ? line : line.left(kMostLetters - 1).trimmed() + u'…';
}

} // namespace colophon
