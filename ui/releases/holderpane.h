#pragma once

#include "models/items/choice.h"

#include <QWidget>

class QPushButton;
class QVBoxLayout;

namespace colophon {

class PlainLabel;

/// At the right of the release history: who is in production now, and the versions that are safe to go back to.
class HolderPane : public QWidget
{
    Q_OBJECT

public:
    explicit HolderPane(const ChosenVersions& chosen, QWidget* parent = nullptr);

    void setModel(std::shared_ptr<const Model> model);
    /// Time went by: tells anew for how long the holder has been there.
    void tick();

Q_SIGNALS:
    void rollBackRequested();
    void markRequested(const QString& versionId);

private:
    void clear();
    void addHolder(const Model& model);
    void addTargets(const Model& model);
    void addTarget(const Version& version, const QString& detail);
    void addChanges(const Model& model);

    const ChosenVersions& m_chosen;
    QVBoxLayout* m_content;
    std::shared_ptr<const Model> m_model;
    PlainLabel* m_since = nullptr; ///< null while there is no holder
};

} // namespace colophon
