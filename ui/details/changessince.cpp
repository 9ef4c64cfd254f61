#include "ui/details/changessince.h"

#include "models/compare/parentwords.h"
#include "ui/details/changerows.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/plainlabel.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/widgets/theme.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace colophon {

ChangesSince::ChangesSince(QWidget* parent)
    : QWidget(parent)
    , m_head(new QBoxLayout(QBoxLayout::LeftToRight))
    , m_title(new PlainLabel(tr("Changed since"), this))
    , m_choice(new SegmentedControl(tr("Changed since"), this))
    , m_rows(new ChangeRows(this))
    , m_same(new PlainLabel({}, this))
    , m_more(new LinkButton({}, this))
{
    const Theme& theme = Theme::instance();
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed); // room that a short list leaves is for what follows
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme.scaled(10), theme.scaled(8), 0, theme.scaled(8));
    layout->setSpacing(theme.scaled(4));
    m_title->setType(TypeSize::Body, QFont::DemiBold);
    m_head->setSpacing(theme.scaled(8));
    m_head->addWidget(m_title, 0, Qt::AlignVCenter);
    m_head->addStretch();
    m_head->addWidget(m_choice);
    layout->addLayout(m_head);
    layout->addWidget(m_rows);
    auto* foot = new QHBoxLayout;
    m_same->setTone(Tone::Muted);
    m_same->setType(TypeSize::Small);
    foot->addSpacing(theme.scaled(16));
    foot->addWidget(m_same);
    foot->addWidget(m_more);
    foot->addStretch();
    layout->addLayout(foot);
    m_choice->addSegment(tr("parent"));
    m_choice->addSegment(tr("production"));
    connect(m_choice, &SegmentedControl::currentChanged, this, &ChangesSince::showChanges);
    connect(m_more, &QPushButton::clicked, this, [this] {
        m_showsSame = !m_showsSame;
        showChanges();
    });
}

void ChangesSince::setVersion(CatalogPointer catalog, const Version& version, const Directions& directions)
{
    m_directions = directions;
    m_catalog = std::move(catalog);
    m_version = &version;
    const Model* model = m_catalog->model(version.model.text());
    m_others[0] = version.parents.empty() ? nullptr : m_catalog->version(version.parents.front().parent);
    m_others[1] = model ? model->holder(productionStage()) : nullptr;
    if (m_others[1] == &version)
        m_others[1] = nullptr;
    const QString names[]{m_others[0] ? QString::fromStdString(parentWords(version.parents.front().evidence))
                                      : tr("parent"),
                          tr("production")};
    int first = -1;
    for (int index = 0; index < 2; ++index) {
        const Version* other = m_others[index];
        m_choice->setSegmentText(index,
                                 other ? tr("%1 (%2)").arg(QString::fromStdString(displayLabel(*other)), names[index])
                                       : names[index]);
        m_choice->setSegmentEnabled(index, other != nullptr, tr("not known"));
        if (other && first < 0)
            first = index;
    }
    placeChoice();
    const int kept = m_choice->current();
    m_choice->setCurrent(kept >= 0 && m_others[kept] ? kept : std::max(first, 0));
    m_showsSame = false;
    setVisible(first >= 0);
    if (first >= 0)
        showChanges();
}

void ChangesSince::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    placeChoice();
}

/// The choice stands beside its title where both fit, else below it, and its segments below each other where even that
/// is too narrow.
void ChangesSince::placeChoice()
{
    const int room = contentsRect().width() - layout()->contentsMargins().left();
    const int needed = m_title->sizeHint().width() + m_head->spacing() + m_choice->widthInRow();
    const bool fits = needed <= room;
    m_choice->setStacked(m_choice->widthInRow() > room);
    m_head->setDirection(fits ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_head->setAlignment(m_choice, fits ? Qt::AlignRight | Qt::AlignVCenter : Qt::AlignLeft);
}

void ChangesSince::showChanges()
{
    const Version* other = m_others[std::max(m_choice->current(), 0)];
    if (!other)
        return;
    const VersionId ids[]{other->id, m_version->id};
    std::vector<ChangeRow> rows = changeRows(compareVersions(m_catalog, ids, other->id, {m_directions}));
    const auto same = std::ranges::count(rows, true, &ChangeRow::isSame);
    if (!m_showsSame)
        std::erase_if(rows, [](const ChangeRow& row) { return row.isSame; });
    m_same->setFullText(tr("%n facts are the same", nullptr, static_cast<int>(same)));
    m_more->setText(m_showsSame ? tr("Hide") : tr("Show"));
    m_more->setVisible(same > 0);
    m_rows->setRows(std::move(rows));
}

} // namespace colophon
