// SPDX-License-Identifier: GPL-3.0-or-later
#include "outline_view.h"

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
    m_empty->hide();
    connect(m_empty, &EmptyState::actionTriggered, this,
        [this](const EmptyStateAction& action) { Q_EMIT wayOutRequested(action.way); });
    m_rows->setContentsMargins({});
    m_rows->addWidget(m_empty, 1);
}

void OutlineView::setOutline(const models::DeploymentRecord& outline)
{
    m_outline = outline;
    showContents();
}

void OutlineView::setFailure(const models::FailureState& failure)
{
    m_message = failureMessage(failure);
    m_hasFailed = true;
    showContents();
}

void OutlineView::setLoading(const std::optional<models::Absence>& loading)
{
    m_message =
        loading ? std::optional(absenceMessage(*loading, QStringLiteral("pending"))) : std::nullopt;
    m_hasFailed = false;
    showContents();
}

void OutlineView::showContents()
{
    m_empty->setVisible(m_message.has_value());
    if (m_message)
        m_empty->setMessage(*m_message);
    if (!m_outline.deployment || !m_hasFailed) {
        delete std::exchange(m_info, nullptr);
        return;
    }
    if (m_info == nullptr)
        addInfo();
    m_info->setRecord(m_outline);
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
