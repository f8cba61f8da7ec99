// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings_opener.h"

#include "window/renewal.h"

namespace console {

SettingsOpener::SettingsOpener(
    const SettingsDialog::Context& context, const Renewal& renewal, QWidget& window)
    : m_context(context)
    , m_window(window)
{
    connect(&renewal, &Renewal::renewed, this, &SettingsOpener::renew);
}

void SettingsOpener::show()
{
    if (m_dialog == nullptr)
        open({});
    m_dialog->raise();
    m_dialog->activateWindow();
}

void SettingsOpener::open(const SettingsDialog::Place& place)
{
    m_dialog = new SettingsDialog(m_context, place, &m_window);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    m_dialog->setProperty(Renewal::followsProperty, true);
    m_dialog->show();
}

void SettingsOpener::renew()
{
    if (m_dialog == nullptr || !m_dialog->isVisible())
        return;
    const SettingsDialog::Place place = m_dialog->place();
    const QRect geometry = m_dialog->geometry();
    delete m_dialog;
    open(place);
    m_dialog->setGeometry(geometry);
}

} // namespace console
