#pragma once

#include "models/items/metricdirections.h"

#include <QWidget>

class QPushButton;
class QVBoxLayout;

namespace colophon {

/// What Details shows for several selected versions: their names, ranges, and the way to the comparison.
class SelectionSummary : public QWidget
{
    Q_OBJECT

public:
    explicit SelectionSummary(QWidget* parent = nullptr);

    void setVersions(const Catalog& catalog, const std::vector<const Version*>& versions, const Directions& directions);

Q_SIGNALS:
    void compareRequested(const QStringList& versionIds);

private:
    QVBoxLayout* m_layout;
    QStringList m_ids;
};

} // namespace colophon
