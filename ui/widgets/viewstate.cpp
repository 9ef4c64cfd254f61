#include "ui/widgets/viewstate.h"

#include <QEvent>
#include <QHeaderView>
#include <QSettings>
#include <QSplitter>
#include <QWidget>

namespace colophon {

namespace {

constexpr int kLayoutVersion = 1;
constexpr int kDelay = 400;

QString versionKey()
{
    return QStringLiteral("layoutVersion");
}

QString keyOf(const QObject& object)
{
    Q_ASSERT_X(!object.objectName().isEmpty(), "ViewState", "a kept widget needs an object name");
    QStringList names;
    for (const QObject* at = &object; at; at = at->parent())
        if (!at->objectName().isEmpty() && !at->objectName().startsWith(u"qt_"))
            names.prepend(at->objectName());
    return QStringLiteral("widgets/") + names.join(u'.');
}

} // namespace

ViewState::ViewState(const QString& file, QObject* parent)
    : QObject(parent)
    , m_settings(std::make_unique<QSettings>(file, QSettings::IniFormat))
{
    if (m_settings->value(versionKey(), kLayoutVersion).toInt() != kLayoutVersion)
        m_settings->clear();
    m_timer.setSingleShot(true);
    m_timer.setInterval(kDelay);
    connect(&m_timer, &QTimer::timeout, this, &ViewState::write);
}

ViewState::~ViewState()
{
    flush();
}

void ViewState::flush()
{
    if (!m_timer.isActive())
        return;
    m_timer.stop();
    write();
}

void ViewState::keepWindow(QWidget* window)
{
    const QString key = keyOf(*window);
    if (m_settings->contains(key))
        window->restoreGeometry(m_settings->value(key).toByteArray());
    m_kept.push_back({window, key, [window] { return window->saveGeometry(); }});
    window->installEventFilter(this);
    connect(window, &QObject::destroyed, this,
            [this, window] { std::erase_if(m_kept, [window](const Kept& kept) { return kept.owner == window; }); });
}

void ViewState::keep(QSplitter* splitter)
{
    const QString key = keyOf(*splitter);
    if (m_settings->contains(key))
        splitter->restoreState(m_settings->value(key).toByteArray());
    m_kept.push_back({splitter, key, [splitter] { return splitter->saveState(); }});
    connect(splitter, &QSplitter::splitterMoved, this, [this, splitter] { changed(splitter); });
    connect(splitter, &QObject::destroyed, this, [this, splitter] {
        std::erase_if(m_kept, [splitter](const Kept& kept) { return kept.owner == splitter; });
    });
}

void ViewState::keep(QHeaderView* header)
{
    const QString key = keyOf(*header);
    if (m_settings->contains(key))
        header->restoreState(m_settings->value(key).toByteArray());
    m_kept.push_back({header, key, [header] { return header->saveState(); }});
    const auto note = [this, header] { changed(header); };
    connect(header, &QHeaderView::sectionResized, this, note);
    connect(header, &QHeaderView::sectionMoved, this, note);
    connect(header, &QHeaderView::sortIndicatorChanged, this, note);
    connect(header, &QObject::destroyed, this,
            [this, header] { std::erase_if(m_kept, [header](const Kept& kept) { return kept.owner == header; }); });
}

QVariant ViewState::value(const QString& key, const QVariant& fallback) const
{
    return m_settings->value(key, fallback);
}

void ViewState::setValue(const QString& key, const QVariant& value)
{
    if (m_settings->value(key) == value)
        return;
    m_settings->setValue(key, value);
    m_timer.start();
}

void ViewState::forget(const QString& key)
{
    m_settings->remove(key);
    m_timer.start();
}

void ViewState::reset()
{
    m_settings->clear();
    m_kept.clear();
    m_timer.start();
}

bool ViewState::eventFilter(QObject* watched, QEvent* event)
{
    const bool isChange = event->type() == QEvent::Resize || event->type() == QEvent::Move
        || event->type() == QEvent::WindowStateChange;
    if (isChange)
        changed(watched);
    return QObject::eventFilter(watched, event);
}

void ViewState::changed(const QObject* owner)
{
    for (Kept& kept : m_kept)
        if (kept.owner == owner)
            kept.isDirty = true;
    // Started once, not anew with every step of a drag: the promise is one second.
    if (!m_timer.isActive())
        m_timer.start();
}

void ViewState::write()
{
    m_settings->setValue(versionKey(), kLayoutVersion);
    for (Kept& kept : m_kept)
        if (std::exchange(kept.isDirty, false))
            m_settings->setValue(kept.key, kept.state());
    m_settings->sync();
}

} // namespace colophon
