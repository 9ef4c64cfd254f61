#pragma once

#include "models/items/choice.h"
#include "models/releases/release.h"
#include "ui/widgets/theme.h"

#include <QWidget>

class QVBoxLayout;

namespace colophon {

class PlainLabel;

/// At the right of the release history: who was in production at the moment that is asked about, who had been before,
/// and what that release changed. Of now it also offers the way back.
class HolderPane : public QWidget
{
    Q_OBJECT

public:
    explicit HolderPane(const ChosenVersions& chosen, QWidget* parent = nullptr);

    void setModel(std::shared_ptr<const Model> model);
    /// Which way metrics are better where that was corrected.
    void setDirections(const Directions& directions);
    /// Tells about now, whenever that is.
    void setNow();
    /// Tells about a moment of the past, and says so.
    void setMoment(Timestamp moment);
    /// Time went by: tells anew for how long the holder has been there.
    void tick();

Q_SIGNALS:
    void rollBackRequested();
    void markRequested(const QString& versionId);
    /// Of the release that is told about.
    void notesRequested();

private:
    /// Everything that makes other contents than those that are shown.
    struct Subject
    {
        const Model* model = nullptr;
        bool isNow = true;
        std::optional<Tenure> tenure; ///< of the holder of that moment
        const ReleaseEvent* last = nullptr; ///< until that moment; tells apart where there was no holder
        Directions directions = {};

        friend bool operator==(const Subject&, const Subject&) = default;
    };

    void refresh();
    void rename();
    void clear();
    void addPresentHolder(const Model& model);
    void addFormerHolder(const Model& model);
    void addRollback(const Model& model);
    void addMark(const Version& version, const QString& detail);
    void addTargets(const Model& model);
    void addTarget(const Version& version, const QString& detail);
    void addChanges(const Model& model);
    PlainLabel* addLabel(const QString& text, Tone tone, TypeSize size, QFont::Weight weight = QFont::Normal);
    Timestamp moment() const;

    const ChosenVersions& m_chosen;
    QWidget* m_scroll;
    QVBoxLayout* m_content;
    std::shared_ptr<const Model> m_model;
    std::optional<Timestamp> m_moment; ///< empty: now
    Directions m_directions;
    Subject m_shown;
    PlainLabel* m_title = nullptr;
    PlainLabel* m_since = nullptr; ///< null while there is no holder
};

} // namespace colophon
