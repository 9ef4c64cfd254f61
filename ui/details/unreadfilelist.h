#pragma once

#include "models/catalog/problem.h"

#include <QWidget>

#include <vector>

class QVBoxLayout;

namespace colophon {

/// Which files that would describe the shown version told nothing, where they are damaged, and what to do about it.
/// Hidden as long as there are none.
class UnreadFileList : public QWidget
{
    Q_OBJECT

public:
    explicit UnreadFileList(QWidget* parent = nullptr);

    void setFiles(const std::vector<const Problem*>& problems);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void addFile(const Problem& problem);
    void addLine(const QString& text, bool isTitle);

    QVBoxLayout* m_lines;
};

} // namespace colophon
