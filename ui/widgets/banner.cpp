#include "ui/widgets/banner.h"

#include "ui/widgets/buttons.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/plainlabel.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QPainter>

namespace colophon {

namespace {

struct BannerLook
{
    Tone text;
    Tone ground;
    Tone line;
    const char* iconName;
};

BannerLook lookOf(Banner::Kind kind)
{
    switch (kind) {
    case Banner::Kind::Warning:
        return {Tone::Warning, Tone::WarningSoft, Tone::WarningLine, "triangle-alert"};
    case Banner::Kind::Error:
        return {Tone::Negative, Tone::NegativeSoft, Tone::Negative, "circle-x"};
    case Banner::Kind::Note:
        break;
    }
    return {Tone::Accent, Tone::Selection, Tone::Border, "info"};
}

} // namespace

Banner::Banner(Kind kind, QWidget* parent)
    : QWidget(parent)
    , m_kind(kind)
    , m_iconName(QString::fromLatin1(lookOf(kind).iconName))
    , m_icon(new QWidget(this))
    , m_title(new PlainLabel({}, this))
    , m_text(new PlainLabel({}, this))
    , m_links(new QHBoxLayout)
    , m_dismiss(new IconButton(QStringLiteral("x"), tr("Dismiss"), this))
{
    m_icon->setFixedSize(16, 16);
    m_title->setType(TypeSize::Body, QFont::DemiBold);
    m_title->setTone(lookOf(kind).text);
    m_text->setElide(Qt::ElideRight);
    m_dismiss->setIconName(QStringLiteral("x"), lookOf(kind).text);
    m_dismiss->hide();
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setMinimumHeight(Theme::instance().scaled(37));

    m_links->setSpacing(8);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 4, 6, 5);
    layout->setSpacing(8);
    layout->addWidget(m_icon);
    layout->addWidget(m_title);
    layout->addWidget(m_text, 1);
    layout->addLayout(m_links);
    layout->addWidget(m_dismiss);

    connect(m_dismiss, &QToolButton::clicked, this, [this] {
        hide();
        Q_EMIT dismissed();
    });
}

void Banner::setMessage(const QString& title, const QString& text)
{
    m_title->setFullText(title);
    m_title->setVisible(!title.isEmpty());
    m_text->setFullText(text);
    setAccessibleName(title.isEmpty() ? text : title + u' ' + text);
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void Banner::setIconName(const QString& iconName)
{
    m_iconName = iconName;
    update();
}

void Banner::addLink(const QString& id, const QString& text)
{
    auto* link = new LinkButton(text, this);
    m_links->addWidget(link);
    connect(link, &QPushButton::clicked, this, [this, id] { Q_EMIT linkTriggered(id); });
}

void Banner::clearLinks()
{
    while (QLayoutItem* item = m_links->takeAt(0)) {
        // A link may be the sender of the signal that leads here.
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
}

void Banner::setDismissible(bool dismissible)
{
    m_dismiss->setVisible(dismissible);
}

void Banner::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::instance();
    const BannerLook look = lookOf(m_kind);
    QPainter painter(this);
    painter.fillRect(rect(), theme.colour(look.ground));
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.colour(look.line));
    paintIcon(painter, m_iconName, m_icon->geometry(), theme.colour(look.text));
}

} // namespace colophon
