# The product as it runs in production: web, worker and beat are this one image.
FROM python:3.13-slim

ENV PYTHONUNBUFFERED=1 PIP_DISABLE_PIP_VERSION_CHECK=1
WORKDIR /app
RUN useradd --system --uid 10001 --no-create-home portal && \
    install --directory --owner=portal --mode=700 /uploads

# notify or anymail, if emails do not go by a mail server: docs/sending-emails.md.
ARG EMAIL_EXTRA=""
COPY requirements*.lock .
RUN pip install --no-cache-dir --require-hashes \
    -r requirements${EMAIL_EXTRA:+-$EMAIL_EXTRA}.lock

COPY . .
# Collecting files needs settings but no secret and no server: these values go no further.
RUN SECRET_KEY=only-while-building SITE_URL=https://build.invalid EMAIL_URL=smtp://build.invalid \
    DATABASE_URL=postgres://build.invalid/none CELERY_BROKER_URL=amqp://build.invalid \
    UPLOADS_ROOT=/uploads \
    python manage.py collectstatic --no-input

USER portal
EXPOSE 8000
CMD ["gunicorn", "portal.wsgi", "--bind=0.0.0.0:8000", "--no-control-socket", \
     "--worker-tmp-dir=/dev/shm", "--workers=2", "--threads=4", "--timeout=30"]
