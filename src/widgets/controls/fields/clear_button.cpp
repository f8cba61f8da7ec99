// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/widgets/controls/clear_button.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QToolButton>

namespace widgets {

namespace {

struct ClearButton {
    Q_DECLARE_TR_FUNCTIONS(widgets::ClearButton)
};

/// As long as there is something to clear, the key is not for the page.
class ClearingEscape final : public QObject {
public:
    explicit ClearingEscape(QLineEdit& field)
        : QObject(&field)
        , m_field(field)
    {
        field.installEventFilter(this);
    }

    bool eventFilter(QObject* watched, QEvent* event) override
    {
        const bool isOverride = event->type() == QEvent::ShortcutOverride;
        if ((!isOverride && event->type() != QEvent::KeyPress) || m_field.text().isEmpty()
            || static_cast<const QKeyEvent*>(event)->key() != Qt::Key_Escape)
            return QObject::eventFilter(watched, event);
        if (!isOverride)
            m_field.clear();
        event->accept();
        return true;
    }

private:
    QLineEdit& m_field;
};

} // namespace

void addClearButton(QLineEdit& field)
{
    const auto before = field.findChildren<QToolButton*>();
    field.setClearButtonEnabled(true);
    for (auto* button : field.findChildren<QToolButton*>())
        if (!before.contains(button))
            button->setAccessibleName(ClearButton::tr("Clear the search"));
}

void letEscapeClear(QLineEdit& field)
{
    new ClearingEscape(field);
}

} // namespace widgets
