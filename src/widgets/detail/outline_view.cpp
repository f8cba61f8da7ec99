// SPDX-License-Identifier: GPL-3.0-or-later
#include "outline_view.h"

#include "controls/empty_state.h"
#include "info_panel.h"

#include <QVBoxLayout>

#include <utility>

namespace widgets {

OutlineView::OutlineView(const models::TimeContext& time, QWidget* parent)
    : QWidget(parent)
    , m_time(time)
    , m_rows(new QVBoxLayout(this))
    , m_empty(new EmptyState(this))
{
    m_empty->setObjectName(QStringLiteral("notRead"));
    m_empty->setMessage({QStringLiteral("offline"),
        tr("Steps, resources, metrics and log have not been read"), {}, {}});
    m_rows->setContentsMargins({});
    m_rows->addWidget(m_empty, 1);
}

void OutlineView::setOutline(const models::DeploymentRecord& outline, bool loadFailed)
{
    m_empty->setVisible(loadFailed);
    if (!outline.deployment || !loadFailed) {
        delete std::exchange(m_info, nullptr);
        return;
    }
    if (m_info == nullptr)
        addInfo();
    m_info->setRecord(outline);
}

void OutlineView::addInfo()
{
    m_info = new InfoPanel(m_time, this);
    m_info->setPlace(PanelPlace::Tab);
    connect(m_info, &InfoPanel::statusMessage, this, &OutlineView::statusMessage);
    m_rows->insertWidget(0, m_info);
    m_info->show();
}

} // namespace widgets
