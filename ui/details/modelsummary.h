#pragma once

#include "models/catalog/catalog.h"

#include <QWidget>

class QVBoxLayout;

namespace colophon {

/// What Details shows for a model of which no version is selected: how many versions there are, who holds which stage,
/// what is said about the model, and the way to the versions that matter most.
class ModelSummary : public QWidget
{
    Q_OBJECT

public:
    explicit ModelSummary(QWidget* parent = nullptr);

    void setModel(const Model& model);

Q_SIGNALS:
    void versionAsked(const QString& id);

private:
    void addButtons(const Model& model);

    QVBoxLayout* m_layout;
};

} // namespace colophon
