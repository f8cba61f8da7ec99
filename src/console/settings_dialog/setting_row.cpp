// SPDX-License-Identifier: GPL-3.0-or-later
#include "setting_row.h"

#include "deploy/widgets/controls/plain_label.h"
#include "deploy/widgets/theme/metrics.h"
#include "deploy/widgets/theme/theme.h"

#include <QGridLayout>
#include <QToolButton>

#include <algorithm>

namespace console {

namespace theme = widgets::theme;

SettingRow::SettingRow(const Texts& texts, QWidget& editor, QWidget* parent)
    : QWidget(parent)
    , m_texts(texts)
    , m_title(new widgets::PlainLabel(texts.title, this))
    , m_reset(new QToolButton(this))
{
    auto* layout = new QGridLayout(this);
    layout->setContentsMargins(0, theme::space::near, 0, theme::space::near);
    layout->setHorizontalSpacing(theme::space::group);
    layout->setVerticalSpacing(theme::space::tight);
    layout->setColumnStretch(0, 1);
    layout->addWidget(m_title, 0, 0);
    layout->addWidget(&editor, 0, 1, Qt::AlignRight | Qt::AlignVCenter);
    layout->addWidget(m_reset, 0, 2);
    m_title->setWordWrap(true);
    m_title->setBuddy(&editor);
    editor.setAccessibleName(texts.title);
    editor.setAccessibleDescription(texts.help);
    if (!texts.help.isEmpty()) {
        auto* help = new widgets::PlainLabel(texts.help, this);
        help->setFont(theme::font(theme::Type::Caption));
        help->setWordWrap(true);
        layout->addWidget(help, 1, 0, 1, 2);
    }
    m_reset->setText(tr("Reset"));
    m_reset->setToolTip(tr("Back to the default"));
    m_reset->setAccessibleName(tr("Reset: %1").arg(texts.title));
    m_reset->setAutoRaise(true);
    // Nothing moves when it comes and goes.
    QSizePolicy policy = m_reset->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    m_reset->setSizePolicy(policy);
    m_reset->hide();
    connect(m_reset, &QToolButton::clicked, this, &SettingRow::resetRequested);
}

void SettingRow::setChanged(bool changed)
{
    // Its focus would go anywhere with it.
    if (!changed && m_reset->hasFocus() && m_title->buddy() != nullptr)
        m_title->buddy()->setFocus();
    m_reset->setVisible(changed);
}

bool SettingRow::find(const QStringList& words)
{
    const QString all = m_texts.title + QLatin1Char(' ') + m_texts.help;
    const bool fits = std::ranges::all_of(
        words, [&](const QString& word) { return all.contains(word, Qt::CaseInsensitive); });
    QFont font = theme::font(theme::Type::Body);
    font.setBold(fits && !words.isEmpty());
    m_title->setFont(font);
    setVisible(fits);
    return fits;
}

} // namespace console
