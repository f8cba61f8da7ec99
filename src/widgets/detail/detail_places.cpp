// SPDX-License-Identifier: GPL-3.0-or-later
#include "detail_places.h"

#include "detail_panels.h"
#include "log_panel.h"
#include "steps/progress_panel.h"

#include "deploy/deployment/derived_values.h"
#include "deploy/widgets/detail/detail_page.h"

#include <QShortcut>

#include <utility>

namespace widgets {

DetailPlaces::DetailPlaces(const Panels& panels, DetailPage& page)
    : QObject(&page)
    , m_page(page)
    , m_panels(panels)
{
    setupKeys();
}

template <typename Run> void DetailPlaces::addKey(const QKeySequence& keys, Run&& run)
{
    auto* shortcut = new QShortcut(keys, &m_page);
    shortcut->setContext(Qt::WidgetWithChildrenShortcut);
    connect(shortcut, &QShortcut::activated, this, std::forward<Run>(run));
}

void DetailPlaces::setupKeys()
{
    int key = Qt::Key_1;
    for (const std::string_view id : m_panels.all.ids())
        addKey(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(key++)),
            [this, id] { m_panels.all.show(id); });
    addKey(QKeySequence::Find, [this] {
        m_panels.all.show(DetailPage::logPanel);
        m_panels.log.focusSearch();
    });
    addKey(QKeySequence(Qt::Key_F3), [this] { m_panels.log.findNext(); });
    addKey(QKeySequence(Qt::SHIFT | Qt::Key_F3), [this] { m_panels.log.findPrevious(); });
}

void DetailPlaces::openOn(const deployment::Deployment& deployment)
{
    if (!deployment::firstFailingStep(deployment))
        return;
    m_panels.all.show(DetailPage::progressPanel);
    m_panels.progress.showFailingStep();
}

void DetailPlaces::showLogEntry(std::size_t entry)
{
    m_panels.all.show(DetailPage::logPanel);
    m_panels.log.showEntry(entry);
}

} // namespace widgets
