#include "ui/widgets/collapsiblesection.h"

#include "ui/widgets/icons.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/stylepainting.h"

#include <QAbstractButton>
#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace colophon {

class CollapsibleSection::Header : public QAbstractButton
{
public:
    Header(const QString& iconName, const QString& title, QWidget* parent)
        : QAbstractButton(parent)
        , m_iconName(iconName)
    {
        setText(title);
        setCheckable(true);
        setAttribute(Qt::WA_Hover);
        setFocusPolicy(Qt::TabFocus);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }

    void setSummary(const QString& summary)
    {
        m_summary = visibleText(summary);
        setAccessibleDescription(m_summary);
        update();
    }
    QString summary() const { return m_summary; }

    QSize sizeHint() const override { return {160, Theme::instance().scaled(28)}; }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const Theme& theme = Theme::instance();
        QPainter painter(this);
        if (underMouse())
            painter.fillRect(rect(), theme.colour(Tone::Hover));
        painter.fillRect(QRect(0, 0, width(), 1), theme.colour(Tone::Border));
        const int top = (height() - 16) / 2;
        paintIcon(painter, isChecked() ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right"),
                  QRectF(10, top + 1, 14, 14), theme.colour(Tone::Muted));
        paintIcon(painter, m_iconName, QRectF(32, top, 16, 16), theme.colour(Tone::Muted));
        paintTexts(painter, 54);
    }

    void keyPressEvent(QKeyEvent* event) override
    {
        const bool opens = event->key() == Qt::Key_Right && !isChecked();
        const bool closes = event->key() == Qt::Key_Left && isChecked();
        if (opens || closes || event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
            click();
        else
            QAbstractButton::keyPressEvent(event);
    }

private:
    void paintTexts(QPainter& painter, int left) const
    {
        const Theme& theme = Theme::instance();
        painter.setFont(theme.font(TypeSize::Body, QFont::DemiBold));
        painter.setPen(theme.colour(Tone::Text));
        const int titleWidth = painter.fontMetrics().horizontalAdvance(text());
        painter.drawText(QRect(left, 0, titleWidth + 1, height()), Qt::AlignVCenter, text());
        painter.setFont(theme.font(TypeSize::Small));
        painter.setPen(theme.colour(Tone::Muted));
        const QRect area(left + titleWidth + 12, 0, width() - left - titleWidth - 12, height());
        painter.drawText(area, Qt::AlignVCenter | Qt::AlignRight,
                         painter.fontMetrics().elidedText(m_summary, Qt::ElideRight, area.width()));
    }

    QString m_iconName;
    QString m_summary;
};

CollapsibleSection::CollapsibleSection(const QString& iconName, const QString& title, QWidget* parent)
    : QWidget(parent)
    , m_header(new Header(iconName, title, this))
    , m_layout(new QVBoxLayout(this))
{
    setAccessibleName(title);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
    m_layout->addWidget(m_header);
    connect(m_header, &QAbstractButton::toggled, this, [this](bool open) {
        if (m_content)
            m_content->setVisible(open);
        Q_EMIT opened(open);
    });
}

void CollapsibleSection::setSummary(const QString& summary)
{
    m_header->setSummary(summary);
}

QString CollapsibleSection::summary() const
{
    return m_header->summary();
}

QString CollapsibleSection::title() const
{
    return m_header->text();
}

void CollapsibleSection::setContent(QWidget* content)
{
    delete m_content;
    m_content = content;
    if (!content)
        return;
    m_layout->addWidget(content);
    content->setVisible(isOpen());
}

bool CollapsibleSection::isOpen() const
{
    return m_header->isChecked();
}

void CollapsibleSection::setOpen(bool open)
{
    m_header->setChecked(open);
}

} // namespace colophon
