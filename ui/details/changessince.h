#pragma once

#include "models/items/metricdirections.h"

#include <QWidget>

class QBoxLayout;

namespace colophon {

class ChangeRows;
class LinkButton;
class PlainLabel;
class SegmentedControl;

/// What is different since the parent, or since production: only the differences, and how many facts are the same.
class ChangesSince : public QWidget
{
    Q_OBJECT

public:
    explicit ChangesSince(QWidget* parent = nullptr);

    void setVersion(CatalogPointer catalog, const Version& version, const Directions& directions);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void showChanges();
    void placeChoice();

    QBoxLayout* m_head;
    PlainLabel* m_title;
    SegmentedControl* m_choice;
    ChangeRows* m_rows;
    PlainLabel* m_same;
    LinkButton* m_more;
    CatalogPointer m_catalog; ///< keeps the versions alive
    const Version* m_version = nullptr;
    const Version* m_others[2] = {nullptr, nullptr}; ///< parent, holder of production
    Directions m_directions; ///< that were corrected
    bool m_showsSame = false;
};

} // namespace colophon
