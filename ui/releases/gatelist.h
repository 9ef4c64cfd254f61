#pragma once

#include "models/releases/release.h"

#include <QWidget>

class QCheckBox;

namespace colophon {

/// The gates of a release with icon, word and detail. A gate that a person has to look at carries its own tick.
class GateList : public QWidget
{
    Q_OBJECT

public:
    explicit GateList(QWidget* parent = nullptr);

    /// The ticks of gates that say the same as before stay.
    void setGates(const std::vector<Gate>& gates);
    /// One for each gate; false where nothing was to be ticked.
    std::vector<bool> checked() const;

    QWidgetList ticks() const; ///< from the top down

    /// "Gates: 5 passed, 1 to check"
    static QString summary(const std::vector<Gate>& gates);

Q_SIGNALS:
    void checkedChanged();

private:
    void addGate(int row, const Gate& gate);

    std::vector<Gate> m_gates;
    std::vector<QCheckBox*> m_ticks; ///< null for gates without a tick
};

} // namespace colophon
