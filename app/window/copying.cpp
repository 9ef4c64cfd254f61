#include "app/window/copying.h"

#include "app/window/session.h"
#include "models/items/roles.h"
#include "ui/compare/comparisonview.h"
#include "ui/history/historytable.h"
#include "ui/widgets/viewtable.h"

#include <QApplication>
#include <QClipboard>
#include <QMimeData>

namespace colophon {

namespace {

const QAbstractItemView* plainTable()
{
    const auto* view = qobject_cast<const QAbstractItemView*>(QApplication::focusWidget());
    const bool isOwnMaster = qobject_cast<const HistoryTable*>(view) || qobject_cast<const ComparisonView*>(view);
    return isOwnMaster ? nullptr : view;
}

void copyRows(Session& session, bool asMarkdown)
{
    const QAbstractItemView* view = plainTable();
    if (!view || !view->model())
        return;
    const TextTable table = selectedRows(*view, CopyRole);
    if (table.rows.isEmpty())
        return;
    if (asMarkdown)
        QApplication::clipboard()->setText(toMarkdown(table));
    else
        QApplication::clipboard()->setMimeData(toMimeData(table));
    session.window().showHint(Session::tr("%n rows copied", nullptr, int(table.rows.size())));
}

} // namespace

bool isInPlainTable()
{
    return plainTable() != nullptr;
}

void wireCopying(Session& session)
{
    ActionRegistry& actions = session.actions();
    QObject::connect(actions.action(QStringLiteral("edit.copy")), &QAction::triggered, &session,
                     [&session] { copyRows(session, false); });
    QObject::connect(actions.action(QStringLiteral("edit.copyMarkdown")), &QAction::triggered, &session,
                     [&session] { copyRows(session, true); });
}

} // namespace colophon
