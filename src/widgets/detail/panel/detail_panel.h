// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/detail/deployment_record.h"

#include <QPointer>
#include <QWidget>

namespace widgets {

/// Where a panel stands among the others.
enum class PanelPlace {
    Tab, ///< alone: it fills the tab
    Beside, ///< with the others around it: compact, under a heading of its own
    OnePage, ///< with the others below: as high as it needs, and the page scrolls
};

/// One of the panels of the detail page.
class DetailPanel : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DetailPanel)

public:
    using QWidget::QWidget;

    /// Merged into what is seen: selection, scroll position, search and zoom stay.
    virtual void setRecord(const models::DeploymentRecord& record) = 0;
    virtual void setPlace(PanelPlace place) = 0;
    /// What it is mainly about, where the focus goes while that is shown; null: the first control.
    /// No focus proxy: Tab would hand the keys to one that is hidden, and stand still.
    [[nodiscard]] QWidget* mainPart() const { return m_mainPart; }

Q_SIGNALS:
    /// A short sentence for the status bar.
    void statusMessage(const QString& text);

protected:
    /// Of the panel, or a panel in it.
    void setMainPart(QWidget* part) { m_mainPart = part; }

private:
    QPointer<QWidget> m_mainPart;
};

} // namespace widgets
