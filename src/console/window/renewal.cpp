// SPDX-License-Identifier: GPL-3.0-or-later
#include "renewal.h"

#include "preferences.h"
#include "program/appearance.h"
#include "workspace.h"

#include <QApplication>
#include <QDialog>
#include <QLocale>
#include <QTimer>

namespace console {

namespace {

/// In which something may be typed, or the answer to a question is awaited. Those that follow by
/// themselves are marked.
QDialog* openDialog()
{
    for (QWidget* window : QApplication::topLevelWidgets()) {
        auto* dialog = qobject_cast<QDialog*>(window);
        if (dialog != nullptr && dialog->isVisible()
            && !dialog->property(Renewal::followsProperty).toBool())
            return dialog;
    }
    return nullptr;
}

} // namespace

Renewal::Renewal(Context context, QObject* parent)
    : QObject(parent)
    , m_context(std::move(context))
{
    connect(&m_context.preferences, &Preferences::changed, this, [this](Setting setting) {
        if (setting == Setting::Language || setting == Setting::FontSize)
            renewSoon(setting);
    });
}

/// What was clicked for it, a menu or a box of the dialog, goes away with the others.
void Renewal::renewSoon(Setting setting)
{
    m_hasLanguage = m_hasLanguage || setting == Setting::Language;
    if (std::exchange(m_isWaiting, true))
        return;
    QTimer::singleShot(0, this, &Renewal::renewIfPossible);
}

void Renewal::renewIfPossible()
{
    if (QDialog* dialog = openDialog()) {
        Q_EMIT statusMessage(tr("This takes effect when the open dialog is closed."));
        // By whatever it is closed; it may be kept hidden then.
        connect(dialog, &QDialog::finished, this, &Renewal::renewIfPossible,
            static_cast<Qt::ConnectionType>(Qt::QueuedConnection | Qt::SingleShotConnection));
        connect(dialog, &QObject::destroyed, this, &Renewal::renewIfPossible,
            static_cast<Qt::ConnectionType>(Qt::QueuedConnection | Qt::SingleShotConnection));
        return;
    }
    if (!std::exchange(m_isWaiting, false))
        return;
    m_context.workspace.rebuild([this] {
        // That of the command line stays as long as no other one is chosen.
        if (std::exchange(m_hasLanguage, false))
            applyLanguage(*qApp, m_context.preferences.word(Setting::Language));
        applyFontSize(*qApp, m_context.preferences.word(Setting::FontSize));
        m_context.window.setLocale(QLocale());
        m_context.rebuildMenus();
    });
    Q_EMIT renewed();
}

} // namespace console
