#pragma once

#include <QColor>
#include <QFont>
#include <QObject>
#include <QPalette>

#include <memory>

class QApplication;

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

/// So many version colours exist; later slots repeat them with hollow shapes and dashed lines.
inline constexpr int kVersionColours = 10;

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
    /// The value of one of the two themes, whatever is shown now.
    static QColor colour(Tone tone, bool dark);
    /// Colour of a version chosen for comparison; slots from 10 on repeat colours (and get hollow shapes).
    QColor versionColour(int slot) const;
    QFont font(TypeSize size, QFont::Weight weight = QFont::Normal) const;
    QFont fixedFont() const; ///< for hashes
    /// `value` in device-independent pixels at a 10 pt font, scaled to the font in use.
    int scaled(double value) const;
    QPalette palette() const;

    ~Theme() override;

Q_SIGNALS:
    void changed();

private:
    explicit Theme(QApplication& application);

    bool eventFilter(QObject* watched, QEvent* event) override;
    void apply();

    struct Private;
    std::unique_ptr<Private> m_private;
};

} // namespace colophon
