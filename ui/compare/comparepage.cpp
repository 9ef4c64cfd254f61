#include "ui/compare/comparepage.h"

#include "models/compare/report.h"
#include "models/compare/suggestion.h"
#include "ui/compare/comparecharts.h"
#include "ui/compare/comparisonheader.h"
#include "ui/compare/comparisonview.h"
#include "ui/compare/incomparabilitybanners.h"
#include "ui/plots/versionpicker.h"
#include "ui/widgets/actionregistry.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/exportdialog.h"
#include "ui/widgets/firstfocus.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/textexport.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace colophon {

namespace {

constexpr int kNarrowWidth = 1080;

std::vector<VersionId> toIds(const QStringList& ids)
{
    std::vector<VersionId> result;
    for (const QString& id : ids)
        result.push_back(id.toStdString());
    return result;
}

/// "4 versions of churn", or of several models.
std::pair<QString, QString> summaryOf(const Comparison& comparison)
{
    const auto count = static_cast<int>(comparison.versions.size());
    const Name model = comparison.versions.front()->model;
    const bool isOneModel
        = std::ranges::all_of(comparison.versions, [&](const Version* version) { return version->model == model; });
    return {ComparePage::tr("%n versions of", nullptr, count),
            isOneModel ? visibleText(QString::fromStdString(model.text())) : ComparePage::tr("several models")};
}

/// The comparison as a report in every form there is.
ExportItem comparisonItem(const std::shared_ptr<const Comparison>& comparison, const ReportOptions& options)
{
    const auto form = [&](const QString& name, const char* suffix, ReportFormat format) -> ExportFormat {
        return {name, QString::fromLatin1(suffix), [=]() -> std::function<QByteArray()> {
                    return [=] { return QByteArray::fromStdString(comparisonReport(*comparison, format, options)); };
                }};
    };
    return {ComparePage::tr("Comparison"),
            ComparePage::tr("comparison"),
            {form(ComparePage::tr("HTML page"), "html", ReportFormat::Html),
             form(ComparePage::tr("Markdown"), "md", ReportFormat::Markdown),
             form(ComparePage::tr("CSV table"), "csv", ReportFormat::Csv),
             form(ComparePage::tr("JSON"), "json", ReportFormat::Json)}};
}

} // namespace

ComparePage::ComparePage(Workspace& workspace, Selection& selection, ChosenVersions& chosen, ActionRegistry& actions,
                         QWidget* parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_selection(selection)
    , m_chosen(chosen)
    , m_actions(actions)
    , m_model(new ComparisonModel(chosen, this))
    , m_bar(new CompareBar(actions, this))
    , m_banners(new IncomparabilityBanners(this))
    , m_view(new ComparisonView(*m_model, this))
    , m_charts(new CompareCharts(workspace, chosen, this))
    , m_splitter(new QSplitter(Qt::Horizontal, this))
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyState(this))
    , m_picker(new VersionPicker(workspace, chosen, this))
{
    setFirstFocus(*this, m_view);
    layOut();
    connectBar();
    connectView();
    connectHeader();
    connect(m_model, &ComparisonModel::countsChanged, this, &ComparePage::updateCounts);
    connect(m_empty, &EmptyState::primaryTriggered, this, [this] { m_chosen.replace(suggestedVersions()); });
    connect(m_empty, &EmptyState::secondaryTriggered, this, &ComparePage::historyRequested);
    connect(&chosen, &ChosenVersions::changed, this, &ComparePage::refreshLater);
    connect(&workspace, &Workspace::catalogChanged, this, &ComparePage::refreshLater);
    setLayout(Layout::Both);
}

void ComparePage::layOut()
{
    m_splitter->setObjectName(QStringLiteral("compareSplitter"));
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_view);
    m_splitter->addWidget(m_charts);
    m_splitter->setSizes({Theme::instance().scaled(938), Theme::instance().scaled(662)});

    auto* filled = new QWidget(m_stack);
    auto* layout = new QVBoxLayout(filled);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_bar);
    layout->addWidget(m_banners);
    layout->addWidget(m_splitter, 1);
    m_stack->addWidget(filled);
    m_stack->addWidget(m_empty);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins({});
    outer->addWidget(m_stack);
}

void ComparePage::connectBar()
{
    connect(m_bar, &CompareBar::onlyDifferencesChanged, m_model, &ComparisonModel::setOnlyDifferences);
    connect(m_bar, &CompareBar::searchChanged, m_model, &ComparisonModel::setSearch);
    connect(m_bar, &CompareBar::onlyDifferencesChanged, this, &ComparePage::arrangementChanged);
    QAction* only = m_actions.action(QStringLiteral("compare.onlyDifferences"));
    connect(m_bar, &CompareBar::onlyDifferencesChanged, only, &QAction::setChecked);
    connect(only, &QAction::toggled, this, &ComparePage::setOnlyDifferences);
    only->setChecked(m_model->onlyDifferences());
    connect(m_bar, &CompareBar::changeFormChanged, this, [this](CompareBar::ChangeForm form) {
        setChangeForm(form);
        Q_EMIT arrangementChanged();
    });
    connect(m_bar, &CompareBar::addRequested, this, [this] { m_picker->openBelow(m_bar->addButton()); });
    connect(m_bar, &CompareBar::copyRequested, this, [this] { copySelection(false); });
    connect(m_bar, &CompareBar::exportRequested, this, &ComparePage::exportComparison);
    connect(m_bar, &CompareBar::layoutChanged, this, [this](int shown) {
        setLayout(static_cast<Layout>(shown));
        Q_EMIT arrangementChanged();
    });
    connect(m_bar, &CompareBar::unmuteRequested, this,
            [this](const QString& key) { mute(m_model->muted() - QSet<QString>{key}); });
}

void ComparePage::connectView()
{
    connect(m_view, &ComparisonView::muteRequested, this,
            [this](const QString& key) { mute(m_model->muted() | QSet<QString>{key}); });
    connect(m_view, &ComparisonView::chartRequested, m_charts, &CompareCharts::showCurve);
    connect(m_view, &ComparisonView::explained, this, &ComparePage::statusChanged);
    connect(m_view, &ComparisonView::explained, this, &ComparePage::updateCounts);
    connect(m_view, &ComparisonView::copyRequested, this, [this](const TextTable& row) {
        QGuiApplication::clipboard()->setMimeData(toMimeData(row));
        Q_EMIT statusChanged(tr("Row copied"));
    });
    connect(m_view, &ComparisonView::baselineRequested, &m_chosen, &ChosenVersions::setBaseline);
    connect(m_view, &ComparisonView::versionEntered, this,
            [this](const QString& id) { m_selection.setVersions({id}); });
    connect(m_view, &ComparisonView::versionPointed, &m_charts->plotCursor(), &PlotCursor::setVersion);
    connect(&m_charts->plotCursor(), &PlotCursor::changed, m_view,
            [this] { m_view->pointAt(m_charts->plotCursor().version()); });
    connect(m_charts, &CompareCharts::statusChanged, this, &ComparePage::statusChanged);
}

void ComparePage::connectHeader()
{
    connect(&m_view->comparisonHeader(), &ComparisonHeader::removeRequested, &m_chosen, &ChosenVersions::unchoose);
    connect(&m_view->comparisonHeader(), &ComparisonHeader::moveRequested, this, [this](const QString& id, int to) {
        if (to == 0)
            m_chosen.setBaseline(id);
        else
            m_chosen.move(m_chosen.ids().indexOf(id), to);
    });
    connect(m_banners, &IncomparabilityBanners::leaveOutRequested, this, [this](const QStringList& ids) {
        QStringList left = m_chosen.ids();
        left.removeIf([&](const QString& id) { return ids.contains(id); });
        m_chosen.replace(left);
    });
    connect(m_banners, &IncomparabilityBanners::showDataRequested, m_view, &ComparisonView::showData);
}

void ComparePage::refreshLater()
{
    m_isStale = true;
    if (isVisible())
        refresh();
}

void ComparePage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_isStale)
        refresh();
}

void ComparePage::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    updateLayout();
}

void ComparePage::refresh()
{
    m_isStale = false;
    const CatalogPointer catalog = m_workspace.catalog();
    m_vanished.follow(*catalog, toIds(m_chosen.ids()), m_model->comparison().get(), Timestamp::now());
    const auto isKnown = [&](const QString& id) {
        return catalog->version(id.toStdString()) != nullptr || m_vanished.contains(id.toStdString());
    };
    if (std::ranges::count_if(m_chosen.ids(), isKnown) < 2) {
        showEmpty();
        return;
    }
    m_stack->setCurrentIndex(0);
    compare();
}

void ComparePage::compare()
{
    ComparisonOptions options;
    options.directions = m_directions;
    const auto compared = [&] {
        return std::make_shared<const Comparison>(
            compareVersions(m_workspace.catalog(), toIds(m_chosen.ids()), m_chosen.baseline().toStdString(), options));
    };
    const auto found = compared();
    options.vanished = m_vanished.versions();
    const auto comparison = options.vanished.empty() ? found : compared();
    m_banners->setComparison(*comparison);
    QHash<QString, QString> badges;
    for (const Incomparability& reason : comparison->incomparabilities) {
        for (const VersionId& id : reason.versions)
            badges.insert(QString::fromStdString(id), incomparabilityBadge(reason));
    }
    const auto [first, second] = summaryOf(*comparison);
    m_view->comparisonHeader().setSummary(first, second);
    m_view->comparisonHeader().setNotComparable(badges);
    m_model->setComparison(comparison);
    // What is not there any more has no curves to be read; where that is all, the charts stay as they were.
    m_charts->setComparison(found->versions.empty() ? nullptr : found, m_directions);
}

QStringList ComparePage::suggestedVersions() const
{
    QStringList ids;
    for (const VersionId& id : suggestedComparison(*m_workspace.catalog(), m_selection.model().toStdString()))
        ids.append(QString::fromStdString(id));
    return ids;
}

void ComparePage::showEmpty()
{
    m_model->setComparison({});
    m_charts->setComparison({}, {});
    m_empty->setContent(QStringLiteral("columns-3"), tr("Choose at least two versions"),
                        tr("Press Space on a version in the history to choose it. The first one is the baseline."));
    m_empty->setPrimaryAction(suggestedVersions().isEmpty() ? QString() : tr("Compare production with the newest"));
    m_empty->setSecondaryAction(tr("Choose in the history"));
    m_stack->setCurrentIndex(1);
}

void ComparePage::updateCounts()
{
    m_bar->setCounts(m_model->shownRows(), m_model->totalRows(), m_model->differingRows());
    m_bar->setMuted(QStringList(m_model->muted().begin(), m_model->muted().end()));
    m_bar->setCurrentDifference(m_model->differenceNumber(m_view->currentIndex()), m_model->differingRows());
}

void ComparePage::mute(const QSet<QString>& keys)
{
    m_model->setMuted(keys);
    Q_EMIT arrangementChanged();
}

void ComparePage::setChangeForm(CompareBar::ChangeForm form)
{
    m_changeForm = form;
    m_bar->setChangeForm(form);
    m_view->setChangeForm(form);
}

QVariantMap ComparePage::arrangement() const
{
    QStringList muted = m_model->muted().values();
    muted.sort();
    return {{QStringLiteral("onlyDifferences"), m_model->onlyDifferences()},
            {QStringLiteral("change"), int(m_changeForm)},
            {QStringLiteral("layout"), int(m_layout)},
            {QStringLiteral("muted"), muted}};
}

void ComparePage::setArrangement(const QVariantMap& arrangement)
{
    const auto choice = [&](const QString& key, int fallback) {
        const int kept = arrangement.value(key, fallback).toInt();
        return kept >= 0 && kept <= 2 ? kept : fallback;
    };
    const QStringList muted = arrangement.value(QStringLiteral("muted")).toStringList();
    m_model->setMuted(QSet<QString>(muted.begin(), muted.end()));
    setChangeForm(static_cast<CompareBar::ChangeForm>(choice(QStringLiteral("change"), int(m_changeForm))));
    setLayout(static_cast<Layout>(choice(QStringLiteral("layout"), int(m_layout))));
    setOnlyDifferences(arrangement.value(QStringLiteral("onlyDifferences")).toBool());
}

void ComparePage::setLayout(Layout layout)
{
    m_layout = layout;
    updateLayout();
}

void ComparePage::updateLayout()
{
    const bool isNarrow = width() < Theme::instance().scaled(kNarrowWidth);
    const Layout shown = isNarrow && m_layout == Layout::Both ? Layout::Table : m_layout;
    m_bar->setNarrow(isNarrow);
    m_bar->setLayout(int(shown));
    m_view->setVisible(shown != Layout::Charts);
    m_charts->setVisible(shown != Layout::Table);
}

void ComparePage::setDirections(const Directions& directions)
{
    m_directions = directions;
    refreshLater();
}

void ComparePage::setOnlyDifferences(bool only)
{
    m_bar->setOnlyDifferences(only);
}

void ComparePage::showDifference(int step)
{
    const QModelIndex next = m_model->nextDifference(m_view->currentIndex(), step);
    if (!next.isValid())
        return;
    m_view->setCurrentIndex(next);
    m_view->scrollTo(next);
    m_view->setFocus(Qt::ShortcutFocusReason);
}

void ComparePage::focusSearch()
{
    // Without a comparison the field is hidden, and what is typed into it would hide the next one's rows.
    if (m_bar->isVisible())
        m_bar->focusSearch();
}

void ComparePage::copySelection(bool asMarkdown)
{
    const TextTable table = m_view->tableToCopy();
    if (asMarkdown)
        QGuiApplication::clipboard()->setText(toMarkdown(table));
    else
        QGuiApplication::clipboard()->setMimeData(toMimeData(table));
    Q_EMIT statusChanged(tr("%n rows copied", nullptr, static_cast<int>(table.rows.size())));
}

void ComparePage::exportComparison()
{
    const std::shared_ptr<const Comparison> comparison = m_model->comparison();
    if (!comparison)
        return;
    std::vector<ExportItem> items{comparisonItem(comparison, {m_model->onlyDifferences(), 100})};
    std::ranges::move(m_charts->exportItems(), std::back_inserter(items));
    openExport(std::move(items), this, [this](const QString& sentence) { Q_EMIT statusChanged(sentence); });
}

} // namespace colophon
