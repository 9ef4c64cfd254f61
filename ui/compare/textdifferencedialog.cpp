#include "ui/compare/textdifferencedialog.h"

#include "models/compare/textdifference.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/plainlabel.h"
#include "ui/widgets/plaintext.h"

#include <QHeaderView>
#include <QTableWidget>
#include <QVBoxLayout>

namespace colophon {

namespace {

QTableWidgetItem* lineItem(const std::optional<std::string>& line, QChar sign, Tone ground, bool isSame)
{
    auto* item = new QTableWidgetItem;
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
    if (!line)
        return item;
    const QString text = visibleText(QString::fromStdString(*line));
    item->setText(QString((isSame ? u' ' : sign)) + u' ' + text);
    item->setToolTip(plainToolTip(text));
    if (!isSame)
        item->setBackground(Theme::instance().colour(ground));
    return item;
}

QTableWidget* makeTable(const TextDifferenceDialog::Side& before, const TextDifferenceDialog::Side& after,
                        QWidget* parent)
{
    const std::vector<LinePair> lines = textDifference(inLines(before.text), inLines(after.text));
    auto* table = new QTableWidget(int(lines.size()), 2, parent);
    table->setHorizontalHeaderLabels({visibleText(before.label), visibleText(after.label)});
    table->setFont(Theme::instance().fixedFont());
    table->setShowGrid(false);
    table->setWordWrap(false);
    table->setTabKeyNavigation(false);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setTextElideMode(Qt::ElideRight);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(Theme::instance().scaled(22));
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    for (int row = 0; row < int(lines.size()); ++row) {
        const LinePair& pair = lines[std::size_t(row)];
        table->setItem(row, 0, lineItem(pair.left, u'−', Tone::NegativeSoft, pair.isSame()));
        table->setItem(row, 1, lineItem(pair.right, u'+', Tone::PositiveSoft, pair.isSame()));
    }
    return table;
}

} // namespace

TextDifferenceDialog::TextDifferenceDialog(const QString& fact, const Side& before, const Side& after, QWidget* window)
    : CardDialog(tr("%1: %2 and %3").arg(visibleText(fact), visibleText(before.label), visibleText(after.label)),
                 window)
{
    const Theme& theme = Theme::instance();
    const int padding = theme.scaled(20);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(padding, padding, padding, padding);
    layout->setSpacing(theme.scaled(12));
    auto* title = new PlainLabel(windowTitle(), this);
    title->setType(TypeSize::Title, QFont::DemiBold);
    title->setElide(Qt::ElideMiddle);
    layout->addWidget(title);
    QTableWidget* table = makeTable(before, after, this);
    table->setAccessibleName(tr("Text difference of %1").arg(visibleText(fact)));
    table->setMinimumSize(theme.scaled(640), theme.scaled(260));
    layout->addWidget(table, 1);
    QPushButton* close = makeButton(tr("Close"), {}, ButtonRole::Primary, this);
    layout->addWidget(close, 0, Qt::AlignRight);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
}

} // namespace colophon
