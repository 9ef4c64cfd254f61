#pragma once

#include "models/releases/journalchecks.h"
#include "ui/widgets/banner.h"

namespace colophon {

/// Says that the journal of a location is not whole, and gives it to whoever has to look into it. Hidden while every
/// journal is whole.
class JournalStrip : public Banner
{
    Q_OBJECT

public:
    explicit JournalStrip(QWidget* parent = nullptr);

    void setJournals(const std::vector<CheckedJournal>& journals);

Q_SIGNALS:
    void statusChanged(const QString& text);

private:
    void exportForReview();

    std::vector<CheckedJournal> m_journals;
};

} // namespace colophon
