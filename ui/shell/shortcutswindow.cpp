#include "ui/shell/shortcutswindow.h"

#include "ui/shell/labels.h"
#include "ui/widgets/actionregistry.h"
#include "ui/widgets/buttons.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace colophon {

namespace {

QString keysOf(const QAction& action)
{
    QStringList keys;
    const auto shortcuts = action.shortcuts();
    for (const QKeySequence& shortcut : shortcuts)
        keys.append(shortcut.toString(QKeySequence::NativeText));
    return keys.join(ShortcutsWindow::tr(" or "));
}

struct LocalKeys
{
    const char* text;
    const char* keys;
};

// Keys that act only where the focus is; they have no action of their own.
constexpr LocalKeys kLocalKeys[] = {
    {QT_TRANSLATE_NOOP("colophon::ShortcutsWindow", "Choose or un-choose for comparison"), "Space"},
    {QT_TRANSLATE_NOOP("colophon::ShortcutsWindow", "Compare the chosen; confirm in the release window"), "Ctrl+Enter"},
    {QT_TRANSLATE_NOOP("colophon::ShortcutsWindow", "Clear a token, close a popup, zoom back"), "Esc"},
    {QT_TRANSLATE_NOOP("colophon::ShortcutsWindow", "Context menu"), "Shift+F10"},
    {QT_TRANSLATE_NOOP("colophon::ShortcutsWindow", "Move between points of a drawing"), "← → ↑ ↓"},
    {QT_TRANSLATE_NOOP("colophon::ShortcutsWindow", "Reorder the chosen versions"), "Alt+↑ Alt+↓"},
};

void fill(QTreeWidget& tree, const ActionRegistry& actions)
{
    const auto add = [&tree](const QString& text, const QString& keys, const QString& toolTip) {
        auto* row = new QTreeWidgetItem(&tree, {text, keys});
        row->setToolTip(0, plainToolTip(toolTip));
    };
    const auto all = actions.actions();
    for (const QAction* action : all) {
        if (!action->shortcuts().isEmpty())
            add(QString(action->text()).remove(u'&').remove(u'…'), keysOf(*action), action->statusTip());
    }
    for (const LocalKeys& entry : kLocalKeys)
        add(ShortcutsWindow::tr(entry.text), QString::fromUtf8(entry.keys), {});
}

} // namespace

ShortcutsWindow::ShortcutsWindow(const ActionRegistry& actions, QWidget* parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Keyboard shortcuts"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(Theme::instance().scaled(560), Theme::instance().scaled(620));
    auto* layout = new QVBoxLayout(this);
    auto* field = new QLineEdit(this);
    field->setAccessibleName(tr("Find a command"));
    field->setPlaceholderText(tr("Find a command"));
    field->setClearButtonEnabled(true);
    auto* tree = new QTreeWidget(this);
    tree->setAccessibleName(tr("Shortcuts"));
    tree->setHeaderLabels({tr("Command"), tr("Keys")});
    tree->setRootIsDecorated(false);
    tree->setUniformRowHeights(true);
    tree->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    tree->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    tree->header()->setStretchLastSection(false);
    fill(*tree, actions);
    QPushButton* close = makeButton(tr("Close"), {}, ButtonRole::Plain, this);
    layout->addWidget(field);
    layout->addWidget(tree, 1);
    layout->addWidget(close, 0, Qt::AlignRight);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    connect(field, &QLineEdit::textChanged, this, [tree](const QString& text) {
        for (int row = 0; row < tree->topLevelItemCount(); ++row) {
            QTreeWidgetItem* item = tree->topLevelItem(row);
            const bool fits = item->text(0).contains(text, Qt::CaseInsensitive)
                || item->text(1).contains(text, Qt::CaseInsensitive);
            item->setHidden(!fits);
        }
    });
}

} // namespace colophon
