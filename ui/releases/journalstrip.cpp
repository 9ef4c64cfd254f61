#include "ui/releases/journalstrip.h"

#include "ui/widgets/exportdialog.h"

#include <QFileInfo>

namespace colophon {

namespace {

/// A file that says why there is no journal is better than an empty one that looks like one.
QByteArray journalLines(const std::string& location)
{
    const auto lines = exportJournal(location);
    return QByteArray::fromStdString(lines ? *lines : lines.error().reason + "\n");
}

ExportItem exportItem(const CheckedJournal& journal)
{
    const QString name = QFileInfo(QString::fromStdString(journal.location)).fileName();
    const auto prepare = [location = journal.location]() -> std::function<QByteArray()> {
        return [location] { return journalLines(location); };
    };
    return {JournalStrip::tr("Journal of %1").arg(name),
            JournalStrip::tr("journal of %1").arg(name),
            {{JournalStrip::tr("JSON lines"), QStringLiteral("jsonl"), prepare}}};
}

} // namespace

JournalStrip::JournalStrip(QWidget* parent)
    : Banner(Kind::Error, parent)
{
    setObjectName(QStringLiteral("journalStrip"));
    addLink({}, tr("Export for review…"));
    connect(this, &Banner::linkTriggered, this, &JournalStrip::exportForReview);
    hide();
}

void JournalStrip::setJournals(const std::vector<CheckedJournal>& journals)
{
    if (journals == m_journals)
        return;
    m_journals = journals;
    const CheckedJournal* broken = brokenJournal(m_journals);
    setVisible(broken != nullptr);
    if (broken == nullptr)
        return;
    const QString title = tr("Journal broken at entry %1").arg(*broken->check.firstBroken);
    const QString place = m_journals.size() > 1 ? QString::fromStdString(broken->location) + u": " : QString();
    const QString reason = QString::fromStdString(broken->check.reason);
    setMessage(title, tr("%1%2 What is recorded from there on may not be what happened.").arg(place, reason));
}

void JournalStrip::exportForReview()
{
    std::vector<ExportItem> items;
    for (const CheckedJournal& journal : m_journals) {
        if (!journal.check.isIntact())
            items.push_back(exportItem(journal));
    }
    openExport(std::move(items), this, [this](const QString& sentence) { Q_EMIT statusChanged(sentence); });
}

} // namespace colophon
