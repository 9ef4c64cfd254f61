#include "ui/shell/filternaming.h"

#include "models/items/savedfilters.h"

#include <QCoreApplication>
#include <QInputDialog>

namespace colophon {

namespace {

constexpr qsizetype kMostLetters = 40;

QString tr(const char* text)
{
    return QCoreApplication::translate("FilterNaming", text);
}

void ask(QWidget* window, const SavedFilters& filters, const FilterNaming& naming, const QString& label,
         const std::function<void(const QString&)>& done)
{
    auto* dialog = new QInputDialog(window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(naming.title);
    dialog->setLabelText(label);
    dialog->setTextValue(naming.proposal);
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
