#include "ui/start/startpage.h"

#include "models/items/recentlocations.h"
#include "ui/start/lineagepicture.h"
#include "ui/start/recentlist.h"
#include "ui/start/startaction.h"
#include "ui/widgets/actionregistry.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/plainlabel.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/theme.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QScrollArea>
#include <QVBoxLayout>

namespace colophon {

namespace {

constexpr int kBlockWidth = 1080;
constexpr int kProductWidth = 400;
constexpr int kProductLeast = 320;
constexpr int kTop = 76;

PlainLabel* label(const QString& text, Tone tone, TypeSize size, QFont::Weight weight = QFont::Normal)
{
    auto* made = new PlainLabel(text);
    made->setTone(tone);
    made->setType(size, weight);
    return made;
}

/// An icon that is no control.
class Picture : public QWidget
{
public:
    Picture(QString name, Tone tone, int size)
        : m_name(std::move(name))
        , m_tone(tone)
    {
        setFixedSize(size, size);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        paintIcon(painter, m_name, rect(), Theme::instance().colour(m_tone));
    }

private:
    QString m_name;
    Tone m_tone;
};

/// Says where folders may be dropped; the whole window takes them.
class DropZone : public QWidget
{
public:
    DropZone()
    {
        auto* layout = new QHBoxLayout(this);
        layout->setContentsMargins(20, 20, 20, 20);
        layout->setSpacing(14);
        auto* texts = new QVBoxLayout;
        texts->setSpacing(2);
        texts->addStretch();
        texts->addWidget(
            label(StartPage::tr("Drop folders anywhere in this window"), Tone::Text, TypeSize::Body, QFont::DemiBold));
        auto* second = label(StartPage::tr("Several folders become several locations; one version found in two places "
                                           "is shown once."),
                             Tone::Muted, TypeSize::Small);
        second->setWordWrap(true);
        texts->addWidget(second);
        texts->addStretch();
        layout->addStretch();
        layout->addWidget(new Picture(QStringLiteral("folder-down"), Tone::Muted, 26));
        layout->addLayout(texts, 4);
        layout->addStretch();
        setMinimumHeight(Theme::instance().scaled(112));
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(Theme::instance().colour(Tone::Field), 1, Qt::DashLine));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    }
};

} // namespace

StartPage::StartPage(RecentLocations& recent, ActionRegistry& actions, QWidget* parent)
    : QWidget(parent)
    , m_recent(recent)
{
    setObjectName(QStringLiteral("startPage"));
    setAccessibleName(tr("Start"));
    const Theme& theme = Theme::instance();
    auto* block = new QWidget;
    block->setMaximumWidth(theme.scaled(kBlockWidth));
    auto* columns = new QHBoxLayout(block);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(0);
    columns->addWidget(buildProduct(actions), kProductWidth);
    columns->addSpacing(24);
    columns->addStretch(56 - 24);
    columns->addWidget(buildRecent(actions), kBlockWidth - kProductWidth - 56);

    auto* content = new QWidget;
    auto* around = new QHBoxLayout(content);
    around->setContentsMargins(24, theme.scaled(kTop), 24, 24);
    around->addStretch(1);
    around->addWidget(block, 1000);
    around->addStretch(1);
    around->setAlignment(block, Qt::AlignTop);

    auto* scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(content);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(scroll);
}

QWidget* StartPage::buildProduct(ActionRegistry& actions)
{
    const Theme& theme = Theme::instance();
    auto* product = new QWidget;
    product->setMinimumWidth(theme.scaled(kProductLeast));
    product->setMaximumWidth(theme.scaled(kProductWidth));
    auto* layout = new QVBoxLayout(product);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);

    auto* title = new QHBoxLayout;
    title->setSpacing(12);
    auto* names = new QVBoxLayout;
    names->setSpacing(0);
    names->addWidget(label(QStringLiteral("Colophon"), Tone::Text, TypeSize::Product, QFont::DemiBold));
    auto* slogan = label(tr("Who made this model, from what, when and why"), Tone::Muted, TypeSize::Body);
    slogan->setElide(Qt::ElideRight);
    names->addWidget(slogan);
    title->addWidget(new Picture(QStringLiteral("book-marked"), Tone::Accent, theme.scaled(34)));
    title->addLayout(names, 1);
    layout->addLayout(title);
    layout->addSpacing(14);
    layout->addWidget(new LineagePicture, 0, Qt::AlignLeft);
    layout->addSpacing(22);

    const auto add = [&](const char* id, const QString& text) {
        auto* button = new StartAction(actions.action(QString::fromLatin1(id)), text);
        button->setReasonOff(actions.reasonOff(QString::fromLatin1(id)));
        layout->addWidget(button);
        return button;
    };
    StartAction* open = add("file.openFolder", tr("A project, an MLflow store, a folder of model files"));
    open->setPrimary(true);
    m_first = open;
    add("file.connect", tr("A model registry that runs as a server"));
    add("file.sample", tr("Three models with their history, in a copy you can change"));

    auto* promise = new QHBoxLayout;
    promise->setContentsMargins(0, 8, 0, 0);
    promise->setSpacing(8);
    promise->addWidget(new Picture(QStringLiteral("lock"), Tone::Muted, 14));
    promise->addWidget(label(tr("Opening only reads: nothing is uploaded or run."), Tone::Muted, TypeSize::Small), 1);
    layout->addLayout(promise);
    layout->addStretch();
    return product;
}

QWidget* StartPage::buildRecent(ActionRegistry& actions)
{
    auto* part = new QWidget;
    auto* layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);

    auto* header = new QHBoxLayout;
    auto* search = new SearchField(tr("Find a location"));
    search->setFixedWidth(Theme::instance().scaled(200));
    header->addWidget(label(tr("Recent"), Tone::Text, TypeSize::Title, QFont::DemiBold), 1);
    header->addWidget(search);
    layout->addLayout(header);

    m_list = new RecentList(m_recent, part);
    layout->addWidget(m_list);
    auto* keys = label(tr("↑ ↓ choose    Enter open    Ctrl+Enter open in a new window    Space keep    Delete forget"),
                       Tone::Muted, TypeSize::Small);
    keys->setElide(Qt::ElideRight);
    layout->addWidget(keys);
    layout->addSpacing(16);
    layout->addWidget(new DropZone);
    layout->addSpacing(8);
    layout->addWidget(buildLinks(actions));
    layout->addStretch();
    connect(search, &SearchField::searched, m_list, &RecentList::setSearch);
    connect(m_list, &RecentList::openRequested, this, &StartPage::openRequested);
    connect(m_list, &RecentList::newWindowRequested, this, &StartPage::newWindowRequested);
    return part;
}

QWidget* StartPage::buildLinks(ActionRegistry& actions)
{
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    const auto add = [&](const QString& text, const char* iconName) {
        auto* link = new LinkButton(text, row);
        link->setFont(Theme::instance().font(TypeSize::Small, QFont::Medium));
        link->setIcon(icon(QString::fromLatin1(iconName), Tone::Accent));
        layout->addWidget(link);
        return link;
    };
    connect(add(tr("Keyboard shortcuts"), "keyboard"), &QPushButton::clicked,
            actions.action(QStringLiteral("help.shortcuts")), &QAction::trigger);
    connect(add(tr("What Colophon reads"), "book-open"), &QPushButton::clicked, this,
            [this] { Q_EMIT helpRequested(QStringLiteral("reads")); });
    connect(add(tr("The same on the command line"), "terminal"), &QPushButton::clicked, this,
            [this] { Q_EMIT helpRequested(QStringLiteral("commandline")); });
    layout->addStretch();
    return row;
}

void StartPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_recent.checkReach();
    (m_recent.rowCount() > 0 ? static_cast<QWidget*>(m_list) : m_first)->setFocus(Qt::OtherFocusReason);
}

} // namespace colophon
