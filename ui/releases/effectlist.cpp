#include "ui/releases/effectlist.h"

#include "ui/widgets/iconlabel.h"
#include "ui/widgets/plainlabel.h"
#include "ui/widgets/theme.h"

#include <QGridLayout>

namespace colophon {

namespace {

/// Icons of the systems that effects are about; a system without one gets that of a record.
QString iconOf(const QString& system)
{
    if (system.startsWith(QStringLiteral("MLflow")))
        return QStringLiteral("activity");
    if (system == QStringLiteral("Folder"))
        return QStringLiteral("folder");
    if (system == QStringLiteral("Journal"))
        return QStringLiteral("book-marked");
    return QStringLiteral("link");
}

} // namespace

EffectList::EffectList(QWidget* parent)
    : QWidget(parent)
{
    auto* layout = new QGridLayout(this);
    layout->setContentsMargins({});
    layout->setHorizontalSpacing(Theme::instance().scaled(12));
    layout->setVerticalSpacing(Theme::instance().scaled(8));
    layout->setColumnMinimumWidth(1, Theme::instance().scaled(88));
    layout->setColumnStretch(2, 1);
}

void EffectList::addLine(int row, const QString& iconName, const QString& system, const QString& text,
                         const QString& note)
{
    auto* grid = static_cast<QGridLayout*>(layout());
    grid->addWidget(new IconLabel(iconName, Tone::Muted, this), row, 0, Qt::AlignTop);
    const auto label = [&](const QString& words, Tone tone, int column, bool wraps) {
        auto* result = new PlainLabel(words, this);
        result->setTone(tone);
        result->setWordWrap(wraps);
        grid->addWidget(result, row, column, Qt::AlignTop);
    };
    label(system, Tone::Text, 1, false);
    label(text, Tone::Text, 2, true);
    label(note, Tone::Muted, 3, false);
}

void EffectList::setPlan(const ReleasePlan& plan)
{
    qDeleteAll(findChildren<QWidget*>(Qt::FindDirectChildrenOnly));
    int row = 0;
    for (const Effect& effect : plan.effects) {
        const QString system = QString::fromStdString(effect.system);
        addLine(row++, iconOf(system), system, QString::fromStdString(effect.text),
                QString::fromStdString(effect.note));
    }
    for (const std::string& warning : plan.warnings)
        addLine(row++, QStringLiteral("triangle-alert"), {}, QString::fromStdString(warning), {});
}

} // namespace colophon
