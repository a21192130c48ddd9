/** Every address of the portal, in one place: Vietnamese words without accents, as people read them out on the phone. */
export const addresses = {
  home: '/',
  procedures: '/thu-tuc',
  procedure: (id: string) => `/thu-tuc/${id}`,
  lifeEvent: (id: string) => `/su-kien/${id}`,
  agencies: '/co-quan',
  agency: (code: string) => `/co-quan/${code}`,
  begin: '/ho-so/moi',
  draft: (id: string) => `/ban-nhap/${id}`,
  section: (id: string, section: string) => `/ban-nhap/${id}/${section}`,
  papers: (id: string) => `/ban-nhap/${id}/giay-to`,
  paper: (id: string, paper: string) => `/ban-nhap/${id}/giay-to/${paper}`,
  removeFile: (id: string, paper: string, file: string) => `/ban-nhap/${id}/giay-to/${paper}/${file}/bo`,
  draftFile: (id: string, file: string) => `/ban-nhap/${id}/tep/${file}`,
  discard: (id: string) => `/ban-nhap/${id}/bo`,
  check: (id: string) => `/ban-nhap/${id}/kiem-tra`,
  submit: (id: string) => `/ban-nhap/${id}/nop`,
  dossiers: '/ho-so',
  dossier: (id: string) => `/ho-so/${id}`,
  submitted: (id: string) => `/ho-so/${id}/da-nop`,
  slip: (id: string) => `/ho-so/${id}/bien-nhan.pdf`,
  receipt: (id: string) => `/ho-so/${id}/giay-tiep-nhan.pdf`,
  supplementSlip: (id: string) => `/ho-so/${id}/phieu-bo-sung.pdf`,
  refusalSlip: (id: string) => `/ho-so/${id}/phieu-tu-choi.pdf`,
  result: (id: string) => `/ho-so/${id}/ket-qua`,
  dossierFile: (id: string, file: string) => `/ho-so/${id}/tep/${file}`,
  supplement: (id: string) => `/ho-so/${id}/bo-sung`,
  withdraw: (id: string) => `/ho-so/${id}/rut`,
  rate: (id: string) => `/ho-so/${id}/danh-gia`,
  lookup: '/tra-cuu',
  help: '/tro-giup',
  accessibility: '/tro-giup/kha-nang-tiep-can',
  privacy: '/tro-giup/du-lieu-ca-nhan',
  developers: '/api',
  signOut: '/auth/sign-out',
} as const;

/** Where a visitor signs in first; `next` leads back. */
export const signInHref = (next: string, lang: 'vi' | 'en'): string => `/auth/sign-in?${new URLSearchParams({ next, lang })}`;

export const needsPerson = (path: string): boolean => /^\/(ho-so|ban-nhap)(\/|$)/.test(path);
