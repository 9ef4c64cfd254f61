#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QString>

#include <vector>

namespace colophon {

/// Where the user is: a value that can be gone back to.
struct Place
{
    QString view; ///< "history", "compare" …
    QString model; ///< empty: all models
    QString version; ///< id; empty: none selected

    friend bool operator==(const Place&, const Place&) = default;
};

/// The way the user came, as in a web browser. Steps that follow each other at once in one view and model (arrow keys
/// held down) count as one.
class Navigation : public QObject
{
    Q_OBJECT

public:
    explicit Navigation(QObject* parent = nullptr);

    /// The user went somewhere. Told during a move of our own (`went`), it changes nothing.
    void note(const Place& place);
    void back() { move(-1); }
    void forward() { move(1); }
    bool canGoBack() const { return m_position > 0; }
    bool canGoForward() const { return m_position + 1 < m_places.size(); }
    void clear();

    static constexpr std::size_t kLimit = 200;
    static constexpr qint64 kOneStep = 700; ///< milliseconds

Q_SIGNALS:
    /// Show this place.
    void went(const colophon::Place& place);
    void changed();

private:
    void move(int step);
    bool continuesLastStep(const Place& place) const;

    std::vector<Place> m_places;
    std::size_t m_position = 0;
    QElapsedTimer m_lastNote;
    bool m_isMoving = false;
};

} // namespace colophon
