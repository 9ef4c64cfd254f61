#include "ui/charts/chartssidebar.h"

#include "models/compare/comparison.h"
#include "models/compare/numbertext.h"
#include "ui/plots/plotdata.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/plainlabel.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/theme.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace colophon {

namespace {

constexpr int kKeyRole = Qt::UserRole;

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
{
    const Theme& theme = Theme::instance();
    setFixedWidth(theme.scaled(232));
    m_layout->setContentsMargins(theme.scaled(10), theme.scaled(10), theme.scaled(10), theme.scaled(10));
    m_layout->setSpacing(theme.scaled(4));
    auto* heading = new QHBoxLayout;
    m_layout->addLayout(heading);
    heading->addWidget(makeHeading(tr("Versions"), this), 1);
    m_cursorPlace = new PlainLabel({}, this);
    m_cursorPlace->setType(TypeSize::Small);
    m_cursorPlace->setTone(Tone::Muted);
    heading->addWidget(m_cursorPlace);
    m_rows = new QWidget(this);
    new QVBoxLayout(m_rows);
    m_rows->layout()->setContentsMargins({});
    m_rows->layout()->setSpacing(0);
    m_layout->addWidget(m_rows);
    QPushButton* add = makeButton(tr("Add version"), QStringLiteral("plus"), ButtonRole::Plain, this);
    m_layout->addWidget(add, 0, Qt::AlignLeft);
    m_layout->addSpacing(theme.scaled(12));

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
    m_metrics->header()->setStretchLastSection(false);
    m_metrics->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_metrics->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_layout->addWidget(m_metrics, 1000);
    m_layout->addSpacing(theme.scaled(12));

    m_layout->addWidget(makeHeading(tr("Curves"), this));
    m_band = new QCheckBox(tr("Show minimum and maximum"), this);
    m_band->setChecked(true);
    m_logarithmic = new QCheckBox(tr("Logarithmic axis"), this);
    m_layout->addWidget(m_band);
    m_layout->addWidget(m_logarithmic);
    m_layout->addStretch(1);

    connect(add, &QPushButton::clicked, this, &ChartsSidebar::addRequested);
    connect(m_metrics, &QTreeWidget::currentItemChanged, this, &ChartsSidebar::metricChosen);
    connect(m_band, &QCheckBox::toggled, this, &ChartsSidebar::optionsChanged);
    connect(m_logarithmic, &QCheckBox::toggled, this, &ChartsSidebar::optionsChanged);
    connect(&cursor, &PlotCursor::changed, this, &ChartsSidebar::updateValues);
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

void ChartsSidebar::setMetrics(const std::vector<Name>& metrics)
{
    const QString before = QString::fromStdString(metric().text());
    const QSignalBlocker blocker(m_metrics);
    m_metrics->clear();
    const bool hasRoom = std::ranges::all_of(metrics, [this](Name key) {
        return fontMetrics().horizontalAdvance(QString::fromStdString(key.text())) < Theme::instance().scaled(72);
    });
    for (const Name& key : metrics) {
        const QString text = QString::fromStdString(key.text());
        const Direction direction = guessDirection(key.text());
        auto* item
            = new QTreeWidgetItem(m_metrics, {visibleText(text), hasRoom ? directionSentence(direction) : directionWord(direction)});
        item->setToolTip(0, plainToolTip(text + u'\n' + directionSentence(direction)));
        item->setData(0, kKeyRole, text);
        item->setIcon(0, icon(directionIcon(direction)));
        item->setFont(1, Theme::instance().font(TypeSize::Small));
        item->setForeground(1, Theme::instance().colour(Tone::Muted));
        if (text == before || !m_metrics->currentItem())
            m_metrics->setCurrentItem(item);
    }
    // As high as its rows; it scrolls where the window is lower.
    m_metrics->setMaximumHeight(int(metrics.size()) * Theme::instance().scaled(26) + 4);
}

void ChartsSidebar::setCurves(const std::vector<CurveSeries>& curves)
{
    m_curves = curves;
    updateValues();
}

Name ChartsSidebar::metric() const
{
    const QTreeWidgetItem* item = m_metrics->currentItem();
    return item ? Name(item->data(0, kKeyRole).toString().toStdString()) : Name();
}

bool ChartsSidebar::showsBand() const
{
    return m_band->isChecked();
}

bool ChartsSidebar::isLogarithmic() const
{
    return m_logarithmic->isChecked();
}

/// At the cursor, or the last value while there is none.
void ChartsSidebar::updateValues()
{
    const std::optional<double> x = m_cursor.x();
    m_cursorPlace->setFullText(x ? tr("at step %1").arg(QString::number(*x, 'g', 10)) : tr("last value"));
    QHash<QString, double> byVersion;
    std::vector<double> values;
    QSet<QString> otherData;
    for (const CurveSeries& series : m_curves) {
        if (!series.curve || series.curve->isEmpty())
            continue;
        const std::size_t index = x ? series.curve->nearest(*x) : series.curve->size() - 1;
        byVersion.insert(series.id, series.curve->y()[index]);
        values.push_back(series.curve->y()[index]);
        if (series.isOtherData)
            otherData.insert(series.id);
    }
    const int decimals = decimalsFor(values);
    const QString baseline = m_versions.empty() ? QString() : m_versions.front().id;
    for (ChartedVersionRow* row : m_versionRows) {
        const auto value = byVersion.constFind(row->id());
        if (value == byVersion.constEnd()) {
            row->setValue({}, {}, false);
            continue;
        }
        Change change;
        if (otherData.contains(row->id()))
            change.mark = ChangeMark::NotComparable;
        else if (byVersion.contains(baseline))
            change.delta = QString::fromStdString(deltaText(*value - byVersion.value(baseline), decimals));
        row->setValue(QString::fromStdString(numberText(*value, decimals)), change, row->id() == baseline);
    }
}

} // namespace colophon
