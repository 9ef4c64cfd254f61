#include "ui/history/filterline.h"

#include "models/items/text.h"
#include "ui/history/filterfield.h"
#include "ui/history/filterhelp.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/combofield.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/plainlabel.h"
#include "ui/widgets/theme.h"

#include <QAccessible>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPainter>
#include <QVBoxLayout>

#include <chrono>

namespace colophon {

namespace {

using namespace std::chrono_literals;

constexpr auto kPatience = 900ms;
constexpr std::size_t kCompletions = 12;

/// An icon of fixed size in a layout.
class ProblemIcon : public QWidget
{
public:
    using QWidget::QWidget;

    QSize sizeHint() const override { return {16, 16}; }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        paintIcon(painter, QStringLiteral("circle-x"), QRectF(0, 1, 16, 16), Theme::instance().colour(Tone::Negative));
    }
};

} // namespace

FilterLine::FilterLine(QWidget* parent)
    : QWidget(parent)
    , m_field(new FilterField(this))
    , m_count(new PlainLabel({}, this))
    , m_grouping(new ComboField(tr("Group versions"), this))
    , m_columns(new IconButton(QStringLiteral("columns-3-cog"), tr("Choose columns"), this))
    , m_problem(new QWidget(this))
    , m_problemText(new PlainLabel({}, m_problem))
    , m_problemReason(new PlainLabel({}, m_problem))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addLayout(controlLine());
    layout->addWidget(m_problem);
    buildProblem();
    m_patience.setSingleShot(true);
    m_patience.setInterval(kPatience);
    connectField();
    connectControls();
}

QLayout* FilterLine::controlLine()
{
    m_grouping->setLabelVisible(false);
    m_grouping->addItem(tr("Group by model"), true);
    m_grouping->addItem(tr("No groups"), false);
    m_count->setTone(Tone::Muted);
    m_count->setObjectName(QStringLiteral("filterCount"));
    auto* line = new QHBoxLayout;
    line->setContentsMargins(10, 4, 10, 4);
    line->setSpacing(10);
    line->addWidget(m_field, 1);
    line->addWidget(m_count);
    line->addWidget(m_grouping);
    line->addWidget(m_columns);
    return line;
}

/// What is wrong with the text, below the line while it is.
void FilterLine::buildProblem()
{
    auto* layout = new QGridLayout(m_problem);
    layout->setContentsMargins(14, 0, 14, 6);
    layout->setHorizontalSpacing(8);
    layout->setVerticalSpacing(1);
    layout->addWidget(new ProblemIcon(m_problem), 0, 0);
    layout->addWidget(m_problemText, 0, 1);
    layout->addWidget(m_problemReason, 1, 1);
    layout->setColumnStretch(1, 1);
    m_problemText->setTone(Tone::Negative);
    m_problemReason->setTone(Tone::Muted);
    m_problemReason->setType(TypeSize::Small);
    m_problemReason->setObjectName(QStringLiteral("filterProblem"));
    m_problem->hide();
}

void FilterLine::connectField()
{
    connect(m_field, &FilterField::drafted, this, &FilterLine::draftChanged);
    connect(m_field, &FilterField::committed, this, &FilterLine::commit);
    connect(m_field, &FilterField::escapePressed, this, &FilterLine::escape);
    connect(m_field, &FilterField::clearAsked, this, &FilterLine::clear);
    connect(m_field, &FilterField::saveAsked, this, [this] {
        if (m_help)
            m_help->hide();
        Q_EMIT saveAsked(toQString(m_filter.text()));
    });
    connect(m_field, &FilterField::stepAsked, this, [this](int by) {
        if (!m_help || m_help->isHidden())
            complete();
        if (m_help)
            m_help->step(by);
    });
    connect(&m_patience, &QTimer::timeout, this, [this] {
        const QString text = m_field->draft().text();
        if (const auto parsed = parseFilter(text.toStdString()); !parsed)
            sayWrong(parsed.error(), text);
    });
}

void FilterLine::connectControls()
{
    connect(m_grouping, &ComboField::chosen, this,
            [this](const QVariant& isGrouped) { Q_EMIT groupingChosen(isGrouped.toBool()); });
    connect(m_columns, &QAbstractButton::clicked, this,
            [this] { Q_EMIT columnsAsked(m_columns->mapToGlobal(QPoint(0, m_columns->height()))); });
}

void FilterLine::setCatalog(CatalogPointer catalog)
{
    m_completer.reset();
    if (catalog)
        m_completer.emplace(std::move(catalog));
}

QString FilterLine::text() const
{
    return m_field->draft().text();
}

void FilterLine::setText(const QString& text, bool adds)
{
    const QString next = adds ? joinedFilters(toQString(m_filter.text()), text) : text;
    m_field->setDraft(filterDraft(next));
    if (m_help)
        m_help->hide();
    commit();
}

void FilterLine::setCount(int shown, int total)
{
    m_count->setFullText(shown == total ? tr("%n versions", nullptr, total) : tr("%L1 of %L2").arg(shown).arg(total));
    m_count->setAccessibleName(tr("%L1 of %n versions", nullptr, total).arg(shown));
}

QWidget* FilterLine::field() const
{
    return m_field->edit();
}

bool FilterLine::isGrouped() const
{
    return m_grouping->currentData().toBool();
}

void FilterLine::setGrouped(bool isGrouped)
{
    m_grouping->setCurrentData(isGrouped);
}

void FilterLine::focusField()
{
    m_field->edit()->setFocus(Qt::ShortcutFocusReason);
}

void FilterLine::clear()
{
    m_field->setDraft({});
    draftChanged({});
}

void FilterLine::draftChanged(const FilterDraft& draft)
{
    complete();
    m_patience.stop();
    if (isBeginningOfKey(draft.typed)) {
        sayNothingWrong();
        return applyFinished(draft);
    }
    const auto parsed = parseFilter(draft.text().toStdString());
    if (!parsed) {
        m_patience.start();
        return applyFinished(draft);
    }
    sayNothingWrong();
    apply(*parsed);
}

/// While a condition is being typed, the finished ones filter: its first letters are no word to look for.
void FilterLine::applyFinished(const FilterDraft& draft)
{
    if (const auto parsed = parseFilter(FilterDraft{draft.tokens, {}}.text().toStdString()))
        apply(*parsed);
}

void FilterLine::commit()
{
    if (m_help && m_help->hasCurrent()) {
        m_field->completeLastWord(m_help->current());
        return;
    }
    m_patience.stop();
    const QString text = m_field->draft().text();
    const auto parsed = parseFilter(text.toStdString());
    if (!parsed)
        return sayWrong(parsed.error(), text);
    m_field->setDraft(withTypedAsTokens(m_field->draft()));
    if (m_help)
        m_help->hide();
    sayNothingWrong();
    apply(*parsed);
}

void FilterLine::escape()
{
    if (m_help && m_help->isVisible())
        return m_help->hide();
    if (!m_field->draft().typed.isEmpty()) {
        m_field->setDraft({m_field->draft().tokens, {}});
        draftChanged(m_field->draft());
    } else if (!m_field->draft().tokens.isEmpty()) {
        m_field->dropLastCondition();
    } else {
        Q_EMIT left();
    }
}

void FilterLine::complete()
{
    const QString typed = m_field->draft().typed;
    if (!m_completer || typed.isEmpty() || !m_field->edit()->hasFocus()) {
        if (m_help)
            m_help->hide();
        return;
    }
    if (!m_help) {
        m_help = new FilterHelp(m_field);
        connect(m_help, &FilterHelp::chosen, m_field, &FilterField::completeLastWord);
    }
    const std::vector<FilterCompletion> completions = m_completer->complete(
        m_field->draft().text().toStdString() + (typed.endsWith(u' ') ? " " : ""), kCompletions);
    const QString word = typed.section(u' ', -1);
    const bool isDone = completions.size() == 1 && toQString(completions.front().text) == word;
    m_help->showCompletions(isDone ? std::vector<FilterCompletion>() : completions, word);
}

void FilterLine::apply(const Filter& filter)
{
    if (filter.text() == m_filter.text())
        return;
    m_filter = filter;
    Q_EMIT filterChanged(m_filter);
}

void FilterLine::sayWrong(const FilterError& error, const QString& text)
{
    const QString reason = toQString(error.reason);
    if (m_help)
        m_help->hide(); // The sentence stands where the completions are.
    m_field->setWrong(reason);
    m_problemText->setFullText(text);
    m_problemReason->setFullText(tr("%1 The finished conditions stay in force.").arg(reason));
    m_problem->show();
    QAccessibleEvent alert(m_problemReason, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void FilterLine::sayNothingWrong()
{
    m_field->setWrong({});
    m_problem->hide();
}

void FilterLine::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::instance().colour(Tone::Surface));
}

} // namespace colophon
