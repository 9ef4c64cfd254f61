#include "ui/details/unreadfilelist.h"

#include "ui/widgets/accessiblerole.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/plainlabel.h"
#include "ui/widgets/theme.h"

#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace colophon {

namespace {

constexpr std::size_t kShown = 3; ///< more are listed among the problems
constexpr int kIcon = 16;
constexpr int kMargin = 12;

} // namespace

UnreadFileList::UnreadFileList(QWidget* parent)
    : QWidget(parent)
    , m_lines(new QVBoxLayout(this))
{
    const Theme& theme = Theme::instance();
    setAccessibleRole(*this, QAccessible::Grouping);
    m_lines->setContentsMargins(kMargin + kIcon + 8, theme.scaled(6), theme.scaled(10), theme.scaled(7));
    m_lines->setSpacing(theme.scaled(2));
    connect(&theme, &Theme::changed, this, [this] { update(); });
    hide();
}

void UnreadFileList::setFiles(const std::vector<const Problem*>& problems)
{
    while (QLayoutItem* item = m_lines->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    const std::size_t shown = std::min(problems.size(), kShown);
    for (std::size_t index = 0; index < shown; ++index)
        addFile(*problems[index]);
    const auto more = static_cast<int>(problems.size() - shown);
    if (more > 0)
        addLine(tr("%n more files were not read; see Problems.", nullptr, more), false);
    setAccessibleName(tr("%n files not read", nullptr, static_cast<int>(problems.size())));
    setVisible(!problems.empty());
}

void UnreadFileList::addFile(const Problem& problem)
{
    const QString file = QString::fromStdString(problem.file);
    addLine(problem.line > 0 ? tr("Not read: %1, line %2").arg(file).arg(problem.line) : tr("Not read: %1").arg(file),
            true);
    addLine(QString::fromStdString(problem.reason) + u' ' + QString::fromStdString(problem.hint), false);
}

void UnreadFileList::addLine(const QString& text, bool isTitle)
{
    auto* line = new PlainLabel(text, this);
    line->setType(TypeSize::Small, isTitle ? QFont::DemiBold : QFont::Normal);
    if (isTitle) {
        line->setTone(Tone::Warning);
        line->setElide(Qt::ElideMiddle);
    } else {
        line->setWordWrap(true);
    }
    m_lines->addWidget(line);
}

void UnreadFileList::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::instance();
    QPainter painter(this);
    painter.fillRect(rect(), theme.colour(Tone::WarningSoft));
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.colour(Tone::WarningLine));
    paintIcon(painter, QStringLiteral("triangle-alert"), QRectF(kMargin, theme.scaled(7), kIcon, kIcon),
              theme.colour(Tone::Warning));
}

} // namespace colophon
