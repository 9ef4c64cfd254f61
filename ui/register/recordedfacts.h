#pragma once

#include "models/releases/registration.h"

#include <QList>
#include <QString>
#include <QWidget>

class QGridLayout;

namespace colophon {

/// One line of what registering records.
struct RecordedFact
{
    QString name; ///< "Commit"
    QString value;

    friend bool operator==(const RecordedFact&, const RecordedFact&) = default;
};

/// What is recorded besides what was typed: who, when, where, code, files, data, packages; a fact that cannot be found
/// out is named as not recorded.
QList<RecordedFact> recordedFacts(const Facts& facts);

/// Shows these lines, with what could not be found out below them.
class RecordedFactsView : public QWidget
{
    Q_OBJECT

public:
    explicit RecordedFactsView(QWidget* parent = nullptr);

    void setDraft(const RegistrationDraft& draft);
    /// Why there is nothing to show now.
    void setMessage(const QString& text);

private:
    void clear();
    void showAll();
    void addLine(const QString& name, const QString& value);

    QGridLayout* m_layout;
};

} // namespace colophon
