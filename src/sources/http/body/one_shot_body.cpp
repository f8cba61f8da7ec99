// SPDX-License-Identifier: GPL-3.0-or-later
#include "one_shot_body.h"

#include <algorithm>
#include <cstring>

namespace sources {

OneShotBody::OneShotBody(QByteArray bytes, QObject* parent)
    : QIODevice(parent)
    , m_bytes(std::move(bytes))
{
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

bool OneShotBody::reset()
{
    return !m_isTouched && QIODevice::reset();
}

bool OneShotBody::seek(qint64 position)
{
    return !m_isTouched && QIODevice::seek(position);
}

qint64 OneShotBody::readData(char* to, qint64 length)
{
    m_isTouched = true;
    const qint64 count = std::min(length, m_bytes.size() - pos());
    if (count <= 0)
        return 0;
    std::memcpy(to, m_bytes.constData() + pos(), static_cast<std::size_t>(count));
    return count;
}

qint64 OneShotBody::writeData(const char*, qint64)
{
    return -1;
}

} // namespace sources
