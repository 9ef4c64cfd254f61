#pragma once

#include "models/catalog/catalog.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace colophon {

class PlainLabel;

/// The answer for one moment as a sentence with its evidence: "On 3 March 2026 at 12:00 local time, churn v1.1.0
/// was in production."
class ReleaseAnswer : public QFrame
{
    Q_OBJECT

public:
    explicit ReleaseAnswer(QWidget* parent = nullptr);

    void setMoment(const Model& model, Name stage, Timestamp moment);

Q_SIGNALS:
    void showRequested(const QString& versionId);
    void compareRequested(const QString& versionId);

private:
    PlainLabel* m_sentence;
    PlainLabel* m_evidence;
    PlainLabel* m_doubt; ///< shown when it is not sure
    QPushButton* m_show;
    QPushButton* m_compare;
    QString m_version;
};

} // namespace colophon
