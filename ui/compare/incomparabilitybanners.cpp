#include "ui/compare/incomparabilitybanners.h"

#include "models/compare/report.h"
#include "models/items/comparisoncells.h"
#include "ui/widgets/banner.h"

#include <QVBoxLayout>

namespace colophon {

namespace {

const QString kShowData = QStringLiteral("data");
const QString kLeaveOut = QStringLiteral("leaveOut");

QStringList namesOf(const Comparison& comparison, const std::vector<VersionId>& ids)
{
    QStringList names;
    for (std::size_t column = 0; column < comparison.versions.size(); ++column) {
        if (std::ranges::find(ids, comparison.versions[column]->id) != ids.end())
            names.append(comparedName(comparison, column));
    }
    return names;
}

QString subjectOf(const Incomparability& reason)
{
    if (reason.kind == "labels")
        return IncomparabilityBanners::tr("other labels");
    if (reason.kind == "split")
        return IncomparabilityBanners::tr("another split");
    if (reason.kind == "definition")
        return IncomparabilityBanners::tr("another definition");
    return IncomparabilityBanners::tr("other data");
}

} // namespace

QString incomparabilityHeadline(const Comparison& comparison, const Incomparability& reason)
{
    const QStringList all = namesOf(comparison, reason.versions);
    const QString names = all.size() < 2 ? all.join(QString())
                                         : IncomparabilityBanners::tr("%1 and %2")
                                               .arg(all.mid(0, all.size() - 1).join(QStringLiteral(", ")), all.back());
    return IncomparabilityBanners::tr("%1 measured on %2.", nullptr)
        .arg(names + (all.size() == 1 ? IncomparabilityBanners::tr(" was") : IncomparabilityBanners::tr(" were")),
             subjectOf(reason));
}

QString incomparabilityBadge(const Incomparability& reason)
{
    QString subject = subjectOf(reason);
    subject[0] = subject[0].toUpper();
    return QStringLiteral("≠ ") + subject;
}

IncomparabilityBanners::IncomparabilityBanners(QWidget* parent)
    : QWidget(parent)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
}

void IncomparabilityBanners::setComparison(const Comparison& comparison)
{
    while (QLayoutItem* item = layout()->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    for (const Incomparability& reason : comparison.incomparabilities) {
        if (!m_closed.contains(QString::fromStdString(reason.detail)))
            addBanner(comparison, reason);
    }
    for (const std::string& line : liveLines(comparison))
        addLiveTest(QString::fromStdString(line));
    setVisible(layout()->count() > 0);
}

void IncomparabilityBanners::addLiveTest(const QString& sentence)
{
    if (m_closed.contains(sentence))
        return;
    auto* banner = new Banner(Banner::Kind::Note, this);
    banner->setIconName(QStringLiteral("split"));
    banner->setMessage(tr("Live test:"), sentence);
    banner->setDismissible(true);
    connect(banner, &Banner::dismissed, this, [this, sentence] { remember(sentence); });
    layout()->addWidget(banner);
}

void IncomparabilityBanners::remember(const QString& text)
{
    m_closed.insert(text);
    setVisible(std::ranges::any_of(findChildren<Banner*>(), [](const Banner* other) { return !other->isHidden(); }));
}

void IncomparabilityBanners::addBanner(const Comparison& comparison, const Incomparability& reason)
{
    const QString detail = QString::fromStdString(reason.detail);
    auto* banner = new Banner(Banner::Kind::Warning, this);
    banner->setMessage(
        incomparabilityHeadline(comparison, reason),
        tr("%1. Its quality metrics carry ≠ and never count as better or best; time and size do.").arg(detail));
    banner->setDismissible(true);
    QStringList ids;
    for (const VersionId& id : reason.versions)
        ids.append(QString::fromStdString(id));
    banner->addLink(kShowData, tr("Show the data change"));
    const QStringList names = namesOf(comparison, reason.versions);
    const QString leaveOut = names.size() == 1 ? tr("Leave %1 out").arg(names.front())
                                               : tr("Leave %n versions out", nullptr, static_cast<int>(names.size()));
    banner->addLink(kLeaveOut, leaveOut);
    connect(banner, &Banner::linkTriggered, this, [this, ids](const QString& link) {
        if (link == kShowData)
            Q_EMIT showDataRequested();
        else
            Q_EMIT leaveOutRequested(ids);
    });
    connect(banner, &Banner::dismissed, this, [this, detail] { remember(detail); });
    layout()->addWidget(banner);
}

} // namespace colophon
