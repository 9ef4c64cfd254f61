#include "ui/charts/chartssidebar.h"

#include "models/compare/comparison.h"
#include "models/compare/numbertext.h"
#include "ui/charts/curvecontrols.h"
#include "ui/plots/curveplaces.h"
#include "ui/plots/plotdata.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/plainlabel.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/theme.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QScrollArea>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace colophon {

namespace {

constexpr int kKeyRole = Qt::UserRole;
constexpr int kRowHeight = 26;

PlainLabel* makeHeading(const QString& text, QWidget* parent)
{
    auto* heading = new PlainLabel(text, parent);
    heading->setType(TypeSize::Small, QFont::DemiBold);
    heading->setTone(Tone::Muted);
    return heading;
}

/// Names of metrics are never cut: where they are long, the direction is said in one word.
QString directionWord(Direction direction)
{
    return direction == Direction::Higher ? ChartsSidebar::tr("higher")
        : direction == Direction::Lower   ? ChartsSidebar::tr("lower")
                                          : QString();
}

QString directionIcon(Direction direction)
{
    return direction == Direction::Higher ? QStringLiteral("arrow-up")
        : direction == Direction::Lower   ? QStringLiteral("arrow-down")
                                          : QStringLiteral("minus");
}

} // namespace

ChartsSidebar::ChartsSidebar(PlotCursor& cursor, QWidget* parent)
    : QWidget(parent)
    , m_cursor(cursor)
    , m_layout(new QVBoxLayout(this))
    , m_controls(new CurveControls(this))
{
    const Theme& theme = Theme::instance();
    setFixedWidth(theme.scaled(232));
    m_layout->setContentsMargins(theme.scaled(8), theme.scaled(10), theme.scaled(8), theme.scaled(10));
    m_layout->setSpacing(theme.scaled(4));
    makeVersions();
    m_layout->addSpacing(theme.scaled(12));
    makeMetrics();
    m_layout->addSpacing(theme.scaled(12));
    m_layout->addWidget(makeHeading(tr("Curves"), this));
    m_layout->addWidget(m_controls);
    m_layout->addStretch(1);
    connect(&cursor, &PlotCursor::changed, this, &ChartsSidebar::updateValues);
}

void ChartsSidebar::makeVersions()
{
    auto* heading = new QHBoxLayout;
    m_layout->addLayout(heading);
    heading->addWidget(makeHeading(tr("Versions"), this), 1);
    m_cursorPlace = new PlainLabel({}, this);
    m_cursorPlace->setType(TypeSize::Small);
    m_cursorPlace->setTone(Tone::Muted);
    heading->addWidget(m_cursorPlace);
    m_rowsArea = new QScrollArea(this);
    m_rowsArea->setAccessibleName(tr("Charted versions"));
    m_rowsArea->setFrameShape(QFrame::StyledPanel);
    m_rowsArea->setWidgetResizable(true);
    m_rowsArea->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_rowsArea->viewport()->setAutoFillBackground(false);
    m_rows = new QWidget(m_rowsArea);
    m_rows->setAutoFillBackground(false);
    new QVBoxLayout(m_rows);
    m_rows->layout()->setContentsMargins({});
    m_rows->layout()->setSpacing(0);
    m_rowsArea->setWidget(m_rows);
    m_rows->setAutoFillBackground(false);
    m_layout->addWidget(m_rowsArea, 1000);
    QPushButton* add = makeButton(tr("Add version"), QStringLiteral("plus"), ButtonRole::Plain, this);
    m_layout->addWidget(add, 0, Qt::AlignLeft);
    m_add = add;
    connect(add, &QPushButton::clicked, this, &ChartsSidebar::addRequested);
}

void ChartsSidebar::makeMetrics()
{
    m_layout->addWidget(makeHeading(tr("Metrics"), this));
    m_metrics = new QTreeWidget(this);
    m_metrics->setAccessibleName(tr("Metrics"));
    m_metrics->setColumnCount(2);
    m_metrics->setHeaderHidden(true);
    m_metrics->setRootIsDecorated(false);
    m_metrics->setUniformRowHeights(true);
    m_metrics->setFrameShape(QFrame::NoFrame);
    m_metrics->viewport()->setAutoFillBackground(false);
    m_metrics->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_metrics->setMinimumHeight(Theme::instance().scaled(3 * kRowHeight));
    m_metrics->header()->setStretchLastSection(false);
    m_metrics->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_metrics->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_layout->addWidget(m_metrics, 1000);
    connect(m_metrics, &QTreeWidget::currentItemChanged, this, &ChartsSidebar::metricChosen);
}

void ChartsSidebar::setVersions(const std::vector<ChartedVersion>& versions)
{
    if (versions == m_versions)
        return;
    m_versions = versions;
    m_versionRows.clear();
    qDeleteAll(m_rows->findChildren<QWidget*>(Qt::FindDirectChildrenOnly));
    for (const ChartedVersion& version : versions)
        addRow(version);
    // As high as its rows; it scrolls where the window is lower.
    const int row = Theme::instance().scaled(kRowHeight);
    m_rowsArea->setMaximumHeight(int(versions.size()) * row);
    m_rowsArea->setMinimumHeight(std::min(int(versions.size()), 3) * row);
    updateValues();
}

void ChartsSidebar::addRow(const ChartedVersion& version)
{
    auto* row = new ChartedVersionRow(version, m_cursor, m_rows);
    row->setShown(isShown(version.id));
    m_rows->layout()->addWidget(row);
    m_versionRows.push_back(row);
    connect(row, &ChartedVersionRow::shownChanged, this, [this, id = version.id](bool shown) {
        if (shown)
            m_hidden.remove(id);
        else
            m_hidden.insert(id);
        Q_EMIT shownVersionsChanged();
    });
}

void ChartsSidebar::setMetrics(const std::vector<Name>& metrics, const Directions& directions)
{
    const QString before = QString::fromStdString(metric().text());
    const QSignalBlocker blocker(m_metrics);
    m_metrics->clear();
    const bool hasRoom = std::ranges::all_of(metrics, [this](Name key) {
        return fontMetrics().horizontalAdvance(QString::fromStdString(key.text())) < Theme::instance().scaled(72);
    });
    for (const Name& key : metrics) {
        const QString text = QString::fromStdString(key.text());
        const Direction direction = directionOf(key, directions);
        auto* item = new QTreeWidgetItem(
            m_metrics, {visibleText(text), hasRoom ? directionSentence(direction) : directionWord(direction)});
        item->setToolTip(0, plainToolTip(text + u'\n' + directionSentence(direction)));
        item->setData(0, kKeyRole, text);
        item->setIcon(0, icon(directionIcon(direction)));
        item->setFont(1, Theme::instance().font(TypeSize::Small));
        item->setForeground(1, Theme::instance().colour(Tone::Muted));
        if (text == before || !m_metrics->currentItem())
            m_metrics->setCurrentItem(item);
    }
    // As high as its rows; it scrolls where the window is lower.
    m_metrics->setMaximumHeight(int(metrics.size()) * Theme::instance().scaled(kRowHeight) + 4);
}

void ChartsSidebar::setCurves(const std::vector<CurveSeries>& curves, CurveAxis across)
{
    m_curves = curves;
    m_across = across;
    updateValues();
}

Name ChartsSidebar::metric() const
{
    const QTreeWidgetItem* item = m_metrics->currentItem();
    return item ? Name(item->data(0, kKeyRole).toString().toStdString()) : Name();
}

void ChartsSidebar::chooseMetric(Name metric)
{
    for (int row = 0; row < m_metrics->topLevelItemCount(); ++row) {
        QTreeWidgetItem* item = m_metrics->topLevelItem(row);
        if (item->data(0, kKeyRole).toString().toStdString() == metric.text())
            m_metrics->setCurrentItem(item);
    }
}

/// At the cursor, or the last value while there is none.
void ChartsSidebar::updateValues()
{
    const std::optional<double> x = m_cursor.x();
    m_cursorPlace->setFullText(!x                                ? tr("last value")
                                   : m_across == CurveAxis::Step ? tr("at step %1").arg(placeText(*x, m_across))
                                                                 : placeText(*x, m_across));
    QHash<QString, double> byVersion;
    QSet<QString> otherData;
    for (const CurveSeries& series : m_curves) {
        if (!series.curve || series.curve->isEmpty())
            continue;
        const std::size_t index = x ? series.curve->nearest(*x) : series.curve->size() - 1;
        byVersion.insert(series.id, series.curve->y()[index]);
        if (series.isOtherData)
            otherData.insert(series.id);
    }
    showValues(byVersion, otherData);
}

void ChartsSidebar::showValues(const QHash<QString, double>& byVersion, const QSet<QString>& otherData)
{
    const QList<double> values = byVersion.values();
    const int decimals = decimalsInNarrowList(std::vector<double>{values.begin(), values.end()});
    const QString baseline = m_versions.empty() ? QString() : m_versions.front().id;
    const QFont font = Theme::instance().font(TypeSize::Small);
    double room = QFontMetricsF(font).horizontalAdvance(tr("base"));
    for (ChartedVersionRow* row : m_versionRows) {
        const auto value = byVersion.constFind(row->id());
        if (value == byVersion.constEnd()) {
            row->setValue({}, {}, false);
            continue;
        }
        Change change;
        if (otherData.contains(row->id()))
            change.mark = ChangeMark::NotComparable;
        else if (byVersion.contains(baseline) && row->id() != baseline)
            change.delta = QString::fromStdString(deltaText(*value - byVersion.value(baseline), decimals));
        room = std::max(room, changeWidth(font, change));
        row->setValue(QString::fromStdString(numberText(*value, decimals)), change, row->id() == baseline);
    }
    for (ChartedVersionRow* row : m_versionRows)
        row->setChangeRoom(int(std::ceil(room)));
}

} // namespace colophon
