#include "ui/widgets/theme.h"

#include "ui/widgets/focusring.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/mnemonics.h"
#include "ui/widgets/style.h"

#include <QApplication>
#include <QEvent>
#include <QFontDatabase>
#include <QFontInfo>
#include <QPalette>
#include <QScreen>
#include <QToolTip>

#include <array>
#include <iterator>

namespace colophon {

namespace {

struct ToneValue
{
    Tone tone;
    QRgb light;
    QRgb dark;
};

// In the order of the enumeration; the tests compute the contrast of every pair that is used for text.
constexpr ToneValue kTones[] = {
    {Tone::Window, 0xfff2f4f6, 0xff1f2226},         {Tone::Surface, 0xffffffff, 0xff17191c},
    {Tone::Raised, 0xffffffff, 0xff25282d},         {Tone::Alternate, 0xfff7f8fa, 0xff1c1f22},
    {Tone::Hover, 0xffedf0f4, 0xff2a2e34},          {Tone::Border, 0xffdadee4, 0xff353a41},
    {Tone::Grid, 0xffe9ecf0, 0xff262a2f},           {Tone::Control, 0xffc2c8d0, 0xff4a515b},
    {Tone::Field, 0xff868f9b, 0xff7d8794},          {Tone::Text, 0xff1a1d21, 0xffe6e8eb},
    {Tone::Muted, 0xff56606c, 0xffa6aeb9},          {Tone::Faint, 0xff5c6570, 0xffa0a8b4},
    {Tone::Accent, 0xff2257cc, 0xff86acff},         {Tone::AccentFill, 0xff2a60d8, 0xff3565d6},
    {Tone::OnAccent, 0xffffffff, 0xffffffff},       {Tone::Selection, 0xffdbe6fb, 0xff22396b},
    {Tone::SelectionText, 0xff12203d, 0xffeaf0ff},  {Tone::Difference, 0xffeff4fd, 0xff1a2334},
    {Tone::Positive, 0xff14703f, 0xff5fcb8d},       {Tone::PositiveSoft, 0xffe2f3e9, 0xff173325},
    {Tone::Negative, 0xffb3261e, 0xffff8f85},       {Tone::NegativeSoft, 0xfffbe7e5, 0xff411f1d},
    {Tone::Warning, 0xff7a4a00, 0xfff0bf5b},        {Tone::WarningSoft, 0xfffff3d3, 0xff352a12},
    {Tone::WarningLine, 0xffb98512, 0xffa87b1c},    {Tone::Production, 0xff6338b8, 0xffbba2ff},
    {Tone::ProductionSoft, 0xffeee8fa, 0xff31275a}, {Tone::ProductionFill, 0xff6338b8, 0xff7650d0},
    {Tone::Staging, 0xff0a6573, 0xff62cbda},        {Tone::StagingSoft, 0xffddf1f4, 0xff133a41},
    {Tone::StagingFill, 0xff0a6573, 0xff17717f},    {Tone::Archived, 0xff56606c, 0xffa6aeb9},
    {Tone::ArchivedSoft, 0xffe9ecf0, 0xff2a2e34},   {Tone::Lane, 0xff8b95a3, 0xff6e7885},
    {Tone::Scrim, 0x521a1d21, 0x80000000},
};

constexpr bool tonesAreInOrder()
{
    for (std::size_t i = 0; i < std::size(kTones); ++i)
        if (static_cast<std::size_t>(kTones[i].tone) != i)
            return false;
    return std::size(kTones) == static_cast<std::size_t>(Tone::Scrim) + 1;
}
static_assert(tonesAreInOrder());

constexpr std::array<QRgb, kVersionColours> kVersionLight
    = {0xff336eb8, 0xffbe2565, 0xff6fa000, 0xff65370c, 0xffe76776,
       0xff005f41, 0xff967ef9, 0xff806619, 0xff382cb4, 0xffb56990};
constexpr std::array<QRgb, kVersionColours> kVersionDark = {0xff88b7ff, 0xffad658e, 0xffbde2a1, 0xffdd4c1c, 0xffef738d,
                                                            0xff36936c, 0xff2e77f4, 0xffe3d91f, 0xffa287bd, 0xfffab0cd};

/// Sizes of the look, in device-independent pixels at a 10 pt system font (13.33 pixels).
constexpr double kReferencePixels = 10.0 * 96.0 / 72.0;

double pixelsOf(TypeSize size)
{
    switch (size) {
    case TypeSize::Caption:
        return 11;
    case TypeSize::Small:
        return 12;
    case TypeSize::Body:
        return 13;
    case TypeSize::Title:
        return 15;
    case TypeSize::VersionTitle:
        return 16;
    case TypeSize::Product:
        return 24;
    }
    return 13;
}

/// The font of the desktop. Where nobody chose one, the toolkit's fallback is replaced by Inter, if it is installed, at
/// the 10 pt that the sizes are made for.
QFont chosenSystemFont(const QFont& system)
{
    static const QStringList kFallbacks = {QStringLiteral("Sans Serif"), QStringLiteral("Sans"),
                                           QStringLiteral("DejaVu Sans"), QStringLiteral("Bitstream Vera Sans")};
    QFont font = system;
    const bool isFallback = kFallbacks.contains(font.family()) || kFallbacks.contains(QFontInfo(font).family());
    if (!isFallback)
        return font;
    font.setPointSizeF(10);
    if (QFontDatabase::families().contains(QStringLiteral("Inter")))
        font.setFamilies({QStringLiteral("Inter"), font.family()});
    return font;
}

double pixelSizeOf(const QFont& font)
{
    if (font.pixelSize() > 0)
        return font.pixelSize();
    const QScreen* screen = QGuiApplication::primaryScreen();
    return font.pointSizeF() * (screen ? screen->logicalDotsPerInchY() : 96.0) / 72.0;
}

bool isDarkPalette(const QPalette& palette)
{
    return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
}

} // namespace

struct Theme::Private
{
    QApplication& application;
    Mode mode = Mode::System;
    bool dark = false;
    bool applying = false;
    QFont systemFont;
    double scale = 1;
};

static Theme* s_instance = nullptr;

Theme::Theme(QApplication& application)
    : QObject(&application)
    , m_private(std::make_unique<Private>(application))
{
    s_instance = this;
    m_private->systemFont = chosenSystemFont(QApplication::font());
    m_private->scale = std::max(0.5, pixelSizeOf(m_private->systemFont) / kReferencePixels);
    application.installEventFilter(this);
}

Theme::~Theme()
{
    s_instance = nullptr;
}

Theme& Theme::instance()
{
    Q_ASSERT_X(s_instance, "Theme", "Theme::install() comes before the first widget");
    return *s_instance;
}

void Theme::install(QApplication& application)
{
    if (s_instance)
        return;
    auto* theme = new Theme(application);
    QApplication::setStyle(new Style);
    QApplication::setFont(theme->font(TypeSize::Body));
    QToolTip::setFont(theme->font(TypeSize::Small));
    application.setWindowIcon(applicationIcon());
    theme->apply();
    FocusRing::install();
    Mnemonics::install();
}

void Theme::setMode(Mode mode)
{
    if (mode == m_private->mode)
        return;
    m_private->mode = mode;
    apply();
}

Theme::Mode Theme::mode() const
{
    return m_private->mode;
}

bool Theme::isDark() const
{
    return m_private->dark;
}

QColor Theme::colour(Tone tone) const
{
    return colour(tone, m_private->dark);
}

QColor Theme::colour(Tone tone, bool dark)
{
    const ToneValue& value = kTones[static_cast<std::size_t>(tone)];
    return QColor::fromRgba(dark ? value.dark : value.light);
}

QColor Theme::versionColour(int slot) const
{
    if (slot < 0)
        return colour(Tone::Lane);
    const auto index = static_cast<std::size_t>(slot % kVersionColours);
    return QColor::fromRgba(m_private->dark ? kVersionDark[index] : kVersionLight[index]);
}

QFont Theme::font(TypeSize size, QFont::Weight weight) const
{
    QFont font = m_private->systemFont;
    font.setPixelSize(qRound(pixelsOf(size) * m_private->scale));
    font.setWeight(weight);
    return font;
}

QFont Theme::fixedFont() const
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setStyleHint(QFont::Monospace);
    font.setPixelSize(qRound(11.5 * m_private->scale));
    return font;
}

int Theme::scaled(double value) const
{
    return qRound(value * m_private->scale);
}

bool Theme::eventFilter(QObject* watched, QEvent* event)
{
    // The desktop switched between light and dark, or to high contrast. Setting our own palette announces the same
    // event again, hence the guard.
    if (watched == &m_private->application && event->type() == QEvent::ThemeChange && m_private->mode == Mode::System
        && !m_private->applying)
        QMetaObject::invokeMethod(this, &Theme::apply, Qt::QueuedConnection);
    return QObject::eventFilter(watched, event);
}

void Theme::apply()
{
    m_private->applying = true;
    QApplication::setPalette(QPalette()); // back to the desktop's own, to see whether that is dark
    m_private->dark
        = m_private->mode == Mode::System ? isDarkPalette(QGuiApplication::palette()) : m_private->mode == Mode::Dark;
    QApplication::setPalette(palette());
    QToolTip::setPalette(palette());
    m_private->applying = false;
    Q_EMIT changed();
    const QWidgetList widgets = QApplication::allWidgets();
    for (QWidget* widget : widgets)
        widget->update();
}

QPalette Theme::palette() const
{
    QPalette palette;
    const auto set = [&](QPalette::ColorRole role, Tone tone) { palette.setColor(role, colour(tone)); };
    set(QPalette::Window, Tone::Window);
    set(QPalette::WindowText, Tone::Text);
    set(QPalette::Base, Tone::Surface);
    set(QPalette::AlternateBase, Tone::Alternate);
    set(QPalette::Text, Tone::Text);
    set(QPalette::Button, Tone::Raised);
    set(QPalette::ButtonText, Tone::Text);
    set(QPalette::BrightText, Tone::Negative);
    set(QPalette::PlaceholderText, Tone::Faint);
    set(QPalette::Highlight, Tone::Selection);
    set(QPalette::HighlightedText, Tone::SelectionText);
    set(QPalette::ToolTipBase, Tone::Raised);
    set(QPalette::ToolTipText, Tone::Text);
    set(QPalette::Link, Tone::Accent);
    set(QPalette::LinkVisited, Tone::Accent);
    set(QPalette::Light, Tone::Surface);
    set(QPalette::Midlight, Tone::Hover);
    set(QPalette::Mid, Tone::Border);
    set(QPalette::Dark, Tone::Control);
    set(QPalette::Shadow, Tone::Field);
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, colour(Tone::Faint));
    palette.setColor(QPalette::Disabled, QPalette::Button, colour(Tone::Hover));
    palette.setColor(QPalette::Inactive, QPalette::Highlight, colour(Tone::ArchivedSoft));
    palette.setColor(QPalette::Inactive, QPalette::HighlightedText, colour(Tone::Text));
    return palette;
}

} // namespace colophon
