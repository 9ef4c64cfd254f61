#include "ui/compare/comparebar.h"

#include "ui/widgets/actionregistry.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/plainlabel.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/widgets/theme.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QSignalBlocker>

namespace colophon {

namespace {

constexpr int kMostCompact = 4;

/// A thin line between groups of controls, in the colour of pane lines.
class Separator : public QWidget
{
public:
    explicit Separator(QWidget* parent)
        : QWidget(parent)
    {
        setFixedSize(1, Theme::instance().scaled(20));
    }

protected:
    void paintEvent(QPaintEvent*) override { QPainter(this).fillRect(rect(), Theme::instance().colour(Tone::Border)); }
};

} // namespace

CompareBar::CompareBar(ActionRegistry& actions, QWidget* parent)
    : QWidget(parent)
    , m_actions(actions)
{
    const Theme& theme = Theme::instance();
    setFixedHeight(theme.scaled(40));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(theme.scaled(10), 0, theme.scaled(10), 0);
    layout->setSpacing(theme.scaled(8));
    buildLeft();
    layout->addStretch();
    buildRight();
}

void CompareBar::buildLeft()
{
    m_only = new QCheckBox(tr("Only differences"), this);
    m_counts = new PlainLabel({}, this);
    m_counts->setTone(Tone::Muted);
    auto* previous = new IconButton(m_actions.action(QStringLiteral("compare.previousDifference")), this);
    auto* next = new IconButton(m_actions.action(QStringLiteral("compare.nextDifference")), this);
    m_position = new PlainLabel({}, this);
    m_position->setTone(Tone::Muted);
    m_search = new SearchField(tr("Find a row"), this);
    m_search->setFixedWidth(Theme::instance().scaled(180));
    m_form = new SegmentedControl(tr("Change as"), this);
    m_form->addSegment(tr("Change"));
    m_form->addSegment(QStringLiteral("%"));
    m_form->addSegment(tr("Both"));
    m_form->setCurrent(int(ChangeForm::Both));
    m_mutedMenu = new QMenu(this);
    m_muted = makeButton({}, {}, ButtonRole::Plain, this);
    m_muted->setFlat(true);
    m_muted->setIcon(icon(QStringLiteral("bell-off")));
    m_muted->setMenu(m_mutedMenu);
    m_muted->hide();

    for (QWidget* widget : std::initializer_list<QWidget*>{m_only, m_counts, new Separator(this), previous, next,
                                                           m_position, new Separator(this), m_search, m_form, m_muted})
        layout()->addWidget(widget);

    connect(m_only, &QCheckBox::toggled, this, &CompareBar::onlyDifferencesChanged);
    connect(m_search, &SearchField::searched, this, &CompareBar::searchChanged);
    connect(m_form, &SegmentedControl::currentChanged, this,
            [this](int form) { Q_EMIT changeFormChanged(static_cast<ChangeForm>(form)); });
}

void CompareBar::buildRight()
{
    QPushButton* add = makeButton(tr("Add version"), QStringLiteral("plus"), ButtonRole::Plain, this);
    QPushButton* copy = makeButton(tr("Copy"), QStringLiteral("copy"), ButtonRole::Plain, this);
    QPushButton* save = makeButton(tr("Export…"), QStringLiteral("download"), ButtonRole::Plain, this);
    m_layout = new SegmentedControl(tr("Show"), this);
    m_layout->addSegment(tr("Table"), QStringLiteral("table-2"));
    m_layout->addSegment(tr("Both"), QStringLiteral("columns-3"));
    m_layout->addSegment(tr("Charts"), QStringLiteral("chart-spline"));
    auto* clear = new IconButton(m_actions.action(QStringLiteral("version.clearChosen")), this);
    for (QWidget* widget : std::initializer_list<QWidget*>{add, clear, copy, save, new Separator(this), m_layout})
        layout()->addWidget(widget);
    m_commands = {add, copy, save};
    for (const QPushButton* button : m_commands)
        m_commandTexts.append(button->text());
    connect(add, &QPushButton::clicked, this, &CompareBar::addRequested);
    connect(copy, &QPushButton::clicked, this, &CompareBar::copyRequested);
    connect(save, &QPushButton::clicked, this, &CompareBar::exportRequested);
    connect(m_layout, &SegmentedControl::currentChanged, this, &CompareBar::layoutChanged);
}

void CompareBar::setCounts(int shown, int total, int differing)
{
    const QSignalBlocker blocker(m_only);
    m_counts->setFullText(tr("%1 of %n rows", nullptr, total).arg(shown));
    m_counts->setAccessibleName(tr("%1 of %2 rows shown, %3 differ").arg(shown).arg(total).arg(differing));
}

void CompareBar::setCurrentDifference(int number, int count)
{
    m_position->setFullText(number > 0 ? tr("difference %1 of %2").arg(number).arg(count)
                                       : tr("%n differences", nullptr, count));
    fit();
}

void CompareBar::setMuted(const QStringList& keys)
{
    m_muted->setVisible(!keys.isEmpty());
    m_muted->setText(tr("%n muted keys", nullptr, static_cast<int>(keys.size())));
    m_mutedMenu->clear();
    for (const QString& key : keys) {
        // "&" would be taken for a mnemonic.
        QAction* action
            = m_mutedMenu->addAction(tr("Show %1 again").arg(QString(key).replace(u'&', QStringLiteral("&&"))));
        connect(action, &QAction::triggered, this, [this, key] { Q_EMIT unmuteRequested(key); });
    }
}

void CompareBar::setChangeForm(ChangeForm form)
{
    m_form->setCurrent(int(form));
}

void CompareBar::setLayout(int layout)
{
    m_layout->setCurrent(layout);
}

void CompareBar::setNarrow(bool isNarrow)
{
    m_layout->setSegmentEnabled(1, !isNarrow, tr("Table and charts need a wider window."));
}

QSize CompareBar::minimumSizeHint() const
{
    return {Theme::instance().scaled(640), height()};
}

void CompareBar::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fit();
}

/// Texts that only inform go first, then those of buttons whose icons tell what they do.
void CompareBar::fit()
{
    for (int level = 0; level <= kMostCompact; ++level) {
        setCompactness(level);
        layout()->invalidate();
        if (layout()->sizeHint().width() <= width())
            return;
    }
}

void CompareBar::setCompactness(int level)
{
    m_position->setVisible(level < 1);
    m_counts->setVisible(level < 2);
    for (qsizetype index = 0; index < m_commands.size(); ++index) {
        QPushButton* button = m_commands[index];
        button->setText(level < 3 ? m_commandTexts[index] : QString());
        button->setAccessibleName(m_commandTexts[index]);
        setPlainToolTip(*button, level < 3 ? QString() : m_commandTexts[index]);
    }
    m_search->setFixedWidth(Theme::instance().scaled(level < 4 ? 180 : 120));
}

void CompareBar::setOnlyDifferences(bool only)
{
    m_only->setChecked(only);
}

QWidget& CompareBar::addButton() const
{
    return *m_commands.first();
}

void CompareBar::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

} // namespace colophon
