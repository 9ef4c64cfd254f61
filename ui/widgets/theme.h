#pragma once

#include <QColor>
#include <QFont>
#include <QObject>

class QApplication;
class QPalette;

namespace colophon {

/// What a colour is for. Values for light and dark stand in theme.cpp, nowhere else.
enum class Tone {
    Window,
    Surface,
    Raised,
    Alternate,
    Hover,
    Border,
    Grid,
    Control,
    Field,
    Text,
    Muted,
    Faint,
    Accent,
    AccentFill,
    OnAccent,
    Selection,
    SelectionText,
    Difference,
    Positive,
    PositiveSoft,
    Negative,
    NegativeSoft,
    Warning,
    WarningSoft,
    WarningLine,
    Production,
    ProductionSoft,
    ProductionFill,
    Staging,
    StagingSoft,
    StagingFill,
    Archived,
    ArchivedSoft,
    Lane,
    Scrim,
};

/// Type sizes at a 10 pt system font; all follow the system font.
enum class TypeSize { Caption, Small, Body, Title, VersionTitle, Product };

/// The one place for colours, type and spacing. Light or dark follows the system palette until the user chooses; a
/// change is announced and applied live.
class Theme : public QObject
{
    Q_OBJECT

public:
    enum class Mode { System, Light, Dark };

    /// The theme of the application; created by install().
    static Theme& instance();
    /// Creates the theme, sets style, palette and style sheet of the application.
    static void install(QApplication& application);

    void setMode(Mode mode);
    Mode mode() const;
    bool isDark() const;

    QColor colour(Tone tone) const;
    /// Colour of a version chosen for comparison; slots from 10 on repeat colours (and get hollow shapes).
    QColor versionColour(int slot) const;
    QFont font(TypeSize size, QFont::Weight weight = QFont::Normal) const;
    QFont fixedFont() const; ///< for hashes
    /// `value` in device-independent pixels at a 10 pt font, scaled to the font in use.
    int scaled(double value) const;

Q_SIGNALS:
    void changed();

private:
    explicit Theme(QApplication& application);

    struct Private;
    Private* m_private;
};

} // namespace colophon
